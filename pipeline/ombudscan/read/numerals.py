"""Numbers as lists print them: figures, letters, Roman numerals."""

from __future__ import annotations


def formatted(n: int, form: str) -> str:
    """Return number `n` as the format prints it: 3 as "3", "c", "iii", "C" or "III"."""
    if form in {"lowerLetter", "upperLetter"} and n > 0:
        letters = chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 10)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < n < 4000:
        return roman(n) if form == "lowerRoman" else roman(n).upper()
    if form == "decimalZero":
        return f"{n:02d}"
    if form == "ordinal":
        return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    return "" if form == "none" else str(n)


def roman(n: int) -> str:
    """Return `n` (1 to 3999) in small Roman figures, as lists print them: 4 as "iv"."""
    out = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True
    ):
        out += letters * (n // value)
        n %= value
    return out
