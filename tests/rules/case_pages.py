"""Rule cases: Markdown pages -> Cases. Strict: whatever it does not understand is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ombudscan import catalog

AS_OF = "2026-11-21"
KINDS = ("policy", "procedure", "self-assessment", "row", "pair", "years", "landlords")
# These blocks hold one row; their first line gives its number and so many answers.
ROWS = {"row": 1, "pair": 1, "years": 2, "landlords": 1}
# In these this line stands between the row and the policy, the row before and the row now, one landlord's row and the next's.
DIVIDED = ("pair", "years", "landlords")
BETWEEN = "\n---\n"
ANSWERS = {"yes": "Yes", "no": "No", "partly": "Partly", "n/a": "N/A", "blank": "", "unclear": "Yes / No"}
NOTHING = "nothing said"
EDITIONS = "|".join(e.id for e in catalog.editions())
EDITION = re.compile(EDITIONS)

_HEADING = re.compile(r"##\s+(?P<heading>\S.*)")
_FENCE = re.compile(r"```(?P<info>\S.*)")
_OUTCOME = re.compile(r"(?P<outcome>found|met|silent)(?:\s+(?P<provision>\d+(?:\.\d+)?))?:\s+(?P<words>\S.*)")
_QUOTED = re.compile(r'"(?P<quote>[^"]+)"')


class CaseError(ValueError):
    """A page of cases is not as the format asks; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One `found` line: the words that the finding quotes ("" for an absence) and its provision, if the line names one."""

    quote: str
    provision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A heading, a document's words and what the rule must find in them; `options` are the other words of the block's first line."""

    rule: str
    heading: str
    kind: str
    options: tuple[str, ...]
    text: str
    expected: tuple[Expected, ...]

    @property
    def as_of(self) -> str:
        """The day on which the case is judged."""
        return next((o.removeprefix("as-of=") for o in self.options if o.startswith("as-of=")), AS_OF)

    @property
    def only(self) -> str | None:
        """The one provision that the case is about, where its block says so."""
        return next((o.removeprefix("on=") for o in self.options if o.startswith("on=")), None)

    @property
    def edition(self) -> str:
        """The edition whose form a row or self-assessment block is on."""
        return next((o for o in self.options if EDITION.fullmatch(o)), "hos-2024")

    @property
    def words(self) -> list[str]:
        """The options that are neither an edition nor a setting: a row's number and answers."""
        return [o for o in self.options if "=" not in o and not EDITION.fullmatch(o)]


def cases(page: Path) -> list[Case]:
    """Return the cases on `page`; raise CaseError at the first thing that is not as the format asks."""
    found = list(_parsed(page.stem, page.read_text(encoding="utf-8").split("\n")))
    quiet = [not c.expected for c in found]
    if not any(quiet) or all(quiet):
        raise CaseError(f"{page.name}: a rule needs at least one found case and one met or silent case.")
    if sum(quiet) * 2 < len(quiet):
        raise CaseError(f"{page.name}: there are fewer met and silent cases than found ones.")
    if sorted(quiet, reverse=True) != quiet:
        raise CaseError(f"{page.name}: met and silent cases come first.")
    if len({c.heading for c in found}) < len(found):
        raise CaseError(f"{page.name}: two cases have the same heading.")
    return found


def _parsed(rule: str, lines: list[str]) -> Iterator[Case]:
    inside, starts = False, []
    for i, line in enumerate(lines):
        inside ^= line.startswith("```")
        if line.startswith("##") and not inside:
            starts.append(i)
    if inside:
        raise CaseError(f"{rule}: a block is not closed.")
    if any(line.startswith("```") for line in lines[: starts[0] if starts else len(lines)]):
        raise CaseError(f"{rule}: a block stands before the first heading.")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _case(rule, lines[start:end])


def _case(rule: str, lines: list[str]) -> Case:
    heading = _HEADING.fullmatch(lines[0])
    if not heading:
        raise CaseError(f"{rule}: not a case heading: {lines[0]!r}.")
    where = f"{rule}, {heading['heading']!r}"
    fences = [i for i, line in enumerate(lines) if line.startswith("```")]
    if len(fences) != 2 or lines[fences[1]].strip() != "```":
        raise CaseError(f"{where}: a case has one block, opened and closed.")
    info = _FENCE.fullmatch(lines[fences[0]].strip())
    kind, *options = info["info"].split() if info else [""]
    if kind not in KINDS:
        raise CaseError(f"{where}: a block is one of {', '.join(KINDS)}, not {kind!r}.")
    text = "\n".join(lines[fences[0] + 1 : fences[1]])
    _check_options(where, kind, options)
    if (kind in DIVIDED) != (BETWEEN in text):
        raise CaseError(f"{where}: a {', '.join(DIVIDED)} block, and no other, has a line --- between its parts.")
    printed = ANSWERS[[o for o in options if o in ANSWERS][-1]] if kind in ROWS else ""
    expected = _expected(where, f"{text}\n{printed}", [line.strip() for line in lines[fences[1] + 1 :] if line.strip()])
    return Case(rule=rule, heading=heading["heading"].strip(), kind=kind, options=tuple(options), text=text, expected=expected)


def _check_options(where: str, kind: str, options: list[str]) -> None:
    before = rf"|before=(?:{EDITIONS}):\d+\.\d+" if kind == "years" else ""
    rest = [o for o in options if not re.fullmatch(rf"as-of=\d{{4}}-\d\d-\d\d|on=\d+\.\d+|{EDITIONS}{before}", o)]
    if kind in ROWS and (len(rest) != 1 + ROWS[kind] or any(o not in ANSWERS for o in rest[1:])):
        asked = "two" if ROWS[kind] == 2 else "one"
        raise CaseError(f"{where}: a {kind} block says its number and {asked} of {', '.join(ANSWERS)}, not {' '.join(rest)!r}.")
    if kind not in ROWS and rest:
        raise CaseError(f"{where}: cannot understand {' '.join(rest)!r}.")


def _expected(where: str, text: str, lines: list[str]) -> tuple[Expected, ...]:
    read = [(line, _OUTCOME.fullmatch(line)) for line in lines]
    bad = next((line for line, m in read if m is None), None)
    if not lines or bad is not None:
        raise CaseError(f"{where}: after the block stands found:, met: or silent:, not {bad!r}.")
    outcomes = [m for _, m in read if m]
    if any(m["outcome"] != "found" for m in outcomes):
        if len(outcomes) > 1 or outcomes[0]["provision"]:
            raise CaseError(f"{where}: met and silent stand alone and name no provision.")
        return ()
    return tuple(_one(where, text, m) for m in outcomes)


def _one(where: str, text: str, m: re.Match[str]) -> Expected:
    if m["words"] == NOTHING:
        return Expected(quote="", provision=m["provision"])
    quoted = _QUOTED.fullmatch(m["words"])
    if not quoted:
        raise CaseError(f'{where}: found is followed by "words of the document" or by {NOTHING}.')
    if flat(quoted["quote"]) not in flat(text):
        raise CaseError(f"{where}: the words {quoted['quote']!r} are not in the block.")
    return Expected(quote=quoted["quote"], provision=m["provision"])


def flat(text: str) -> str:
    """Return `text` with every run of blanks and line ends as one blank."""
    return " ".join(text.split())
