"""Texts -> the numbers of their word pieces, with those of each word remembered.

The library finds out every word's pieces anew, though a few thousand words are nine in ten of all that landlords write. Where its
tokenizer goes by words (BERT's), a text's pieces are those of its stretches between blanks, one after the other.
"""

from __future__ import annotations

from typing import Any

# Stretches between blanks whose pieces are remembered: a few MB.
_REMEMBERED = 1 << 15
# What stands around two texts in BERT's form: at the beginning, between them, at the end.
_AROUND = [0, 0, 1]

# The pieces' numbers, and where the second text's begin (what ends it counts as its own).
Pieces = tuple[list[int], int]


class Tokens:
    """The pieces of pairs of texts, as `tokenizer` gives them; at most `longest` of a pair."""

    def __init__(self, tokenizer: Any, longest: int) -> None:  # noqa: ANN401 - tokenizers' own
        tokenizer.enable_truncation(longest)
        tokenizer.no_padding()
        self._tokenizer, self._longest = tokenizer, longest
        around = tokenizer.encode("", "")
        by_words = type(tokenizer.pre_tokenizer).__name__ == "BertPreTokenizer" and around.type_ids == _AROUND
        self._around: list[int] | None = around.ids if by_words else None
        self._known: dict[str, list[int]] = {}

    def of(self, pairs: list[tuple[str, str]]) -> list[Pieces]:
        """Return each pair's pieces, in order."""
        return [self._of_pair(*pair) for pair in pairs]

    def _of_pair(self, first: str, second: str) -> Pieces:
        if self._around is not None:
            begin, between, end = self._around
            one, other = self._of_text(first), self._of_text(second)
            if len(one) + len(other) + len(self._around) <= self._longest:
                return [begin, *one, between, *other, end], len(one) + 2
        # which pieces of a longer pair are left out is for the library to say
        whole = self._tokenizer.encode(first, second)
        return whole.ids, len(whole.ids) - sum(whole.type_ids)

    def _of_text(self, text: str) -> list[int]:
        found: list[int] = []
        # Blanks alone: of other signs without ink the library takes some for blanks and some for nothing.
        for stretch in text.split(" "):
            found += self._known[stretch] if stretch in self._known else self._learnt(stretch)
        return found

    def _learnt(self, stretch: str) -> list[int]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        ids: list[int] = self._tokenizer.encode(stretch, add_special_tokens=False).ids
        self._known[stretch] = ids
        return ids
