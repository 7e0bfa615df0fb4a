"""What is told the quick way is what the pattern behind it says, whatever the text."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from ombudscan.read import borderless, contents, furniture
from ombudscan.read.layout import joined
from ombudscan.read.page import Run

_TEXTS = st.text(st.sampled_from("aZé٣07.…_( )•-#ix"), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_TEXTS, _TEXTS)
@example("Page 9", "page 10")
@example("Rule #4", "rule #12")
@example("##", "#")
def test_running_lines_agree_where_they_differ_in_case_and_figures_only(one: str, other: str) -> None:
    folded = [re.sub(r"\d+", "\0", text.casefold()) for text in (one, other)]
    assert (furniture.key(one) == furniture.key(other)) == (folded[0] == folded[1])


@given(_TEXTS)
@example("(5.10)")
@example("5.1 Gates")
def test_number_or_bullet_heads_no_table(text: str) -> None:
    assert borderless._no_head(text) == (borderless._NO_HEAD.match(text) is not None)


@given(_TEXTS)
@example("Ladders ....... 7")
@example("Gates . . . . iv")
@example("Lamps ……")
@example("Posts ........ ٣")
def test_no_line_with_leaders_is_passed_over(text: str) -> None:
    line = joined(runs=[Run(text, 50, 90, 300, 102, 100, 10)], page=1, right=300)
    assert contents.entries([line]) == ({0} if contents._has_leaders(line) else set())
