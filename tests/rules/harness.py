"""Rule cases: Markdown pages -> Cases -> what the rule finds in each. Strict: whatever it does not understand is an error."""

from __future__ import annotations

import datetime
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unittest import mock

from ombudscan import catalog, classify, flow
from ombudscan.extract.kind import Verdict
from ombudscan.judge import coverage, findings, pair_findings, sector_findings, year_findings
from ombudscan.nouns import Document, Evidence, Finding, Report, Rule, Settings
from ombudscan.read import assemble
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

AS_OF = "2026-11-21"
KINDS = ("policy", "procedure", "self-assessment", "row", "pair", "years", "landlords")
# These blocks hold one row; their first line gives its number and so many answers.
ROWS = {"row": 1, "pair": 1, "years": 2, "landlords": 1}
# In these this line stands between the row and the policy, the row before and the row now, one landlord's row and the next's.
DIVIDED = ("pair", "years", "landlords")
BETWEEN = "\n---\n"
ANSWERS = {"yes": "Yes", "no": "No", "partly": "Partly", "n/a": "N/A", "blank": "", "unclear": "Yes / No"}
NOTHING = "nothing said"

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
    """A heading, a document's words and what the rule must find in them; `words` is the answer of a `row` block."""

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
        return next((o for o in self.options if re.match(r"(hos|lgsco)-\d{4}$", o)), "hos-2024")


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
    before = r"|before=hos-20(?:20|22|24):\d+\.\d+" if kind == "years" else ""
    rest = [o for o in options if not re.fullmatch(rf"as-of=\d{{4}}-\d\d-\d\d|on=\d+\.\d+|hos-20(?:20|22|24)|lgsco-2024{before}", o)]
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
    if _flat(quoted["quote"]) not in _flat(text):
        raise CaseError(f"{where}: the words {quoted['quote']!r} are not in the block.")
    return Expected(quote=quoted["quote"], provision=m["provision"])


def _flat(text: str) -> str:
    return " ".join(text.split())


def verdict(case: Case) -> str:
    """Return "" where the rule finds just what the case expects, otherwise a sentence that says what it found."""
    rules = tuple(r for r in catalog.rules() if r.name == case.rule)
    if len(rules) != 1:
        return f"There is no rule {case.rule!r}."
    made = [f for f in findings_of(case, rules) if case.only in (None, f.provision)]
    said = "; ".join(f"{f.provision}: {f.quote!r}" for f in made) or "nothing"
    for want in case.expected:
        hit = next((f for f in made if _fits(want, f)), None)
        if hit is None:
            return f"Expected {want.provision or 'a finding'}: {want.quote or NOTHING!r}, found {said}."
        made.remove(hit)
    return f"Found {said}: more than the case expects." if made else ""


def found(case: Case) -> tuple[Finding, ...]:
    """Return what the case's own rule finds in it."""
    return findings_of(case, tuple(r for r in catalog.rules() if r.name == case.rule))


def findings_of(case: Case, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    if case.kind not in DIVIDED:
        return findings(evidence_of(case), rules)
    first, *others = case.text.split(BETWEEN)
    if case.kind == "years":
        return year_findings(evidence_of(_now(case, *others)), evidence_of(_before(case, first)), rules)
    row = evidence_of(replace(case, kind="row", text=first))
    if case.kind == "landlords":
        return sector_findings(row, [evidence_of(replace(case, kind="row", text=text)) for text in others], rules)
    seen = evidence_of(replace(case, kind="policy", text=BETWEEN.join(others)))
    held = findings(seen, catalog.rules())
    report = Report(version="", model=_classifier().model, evidence=seen, coverage=coverage(seen, held), findings=held)
    return pair_findings(row, (report,), rules)


def _now(case: Case, text: str) -> Case:
    """The row of a `years` block as it is."""
    number, _, answer = [o for o in case.options if "=" not in o and not re.match(r"hos|lgsco", o)]
    kept = [o for o in case.options if re.match(r"hos|lgsco|as-of", o)]
    return replace(case, kind="row", text=text, options=(number, answer, *kept))


def _before(case: Case, text: str) -> Case:
    """The row of a `years` block as it was a year earlier: that of another edition, where the block says so."""
    number, answer, _ = [o for o in case.options if "=" not in o and not re.match(r"hos|lgsco", o)]
    edition, older = case.edition, next((o.removeprefix("before=") for o in case.options if o.startswith("before=")), "")
    if older:
        edition, _, number = older.partition(":")
    year = int(case.as_of[:4]) - (5 if edition == "hos-2020" else 3 if edition == "hos-2022" else 1)
    return replace(case, kind="row", text=text, options=(number, answer, edition, f"as-of={year}{case.as_of[4:]}"))


def _fits(want: Expected, found: Finding) -> bool:
    if want.provision not in (None, found.provision):
        return False
    return _flat(want.quote) in _flat(found.quote) if want.quote else not found.quote


def evidence_of(case: Case) -> Evidence:
    """Return what the rules see of the case's document, through the flow that a file takes.

    Only what kind of document it is, is the block's word: a policy of one sentence would be read as something else.
    """
    kind = "self-assessment" if case.kind == "row" else case.kind
    module = importlib.import_module("ombudscan.extract.identity")
    with mock.patch.object(module, "verdict", lambda *_: Verdict(kind, 1.0, "the case says so")):  # type: ignore[arg-type]
        return flow.evidence(document(case), Settings(as_of=case.as_of), _classifier())


@cache
def _classifier() -> classify.Classifier:
    return classify.load()


def document(case: Case) -> Document:
    """Return the Document whose words the case gives."""
    make = {"row": _row, "self-assessment": _form}.get(case.kind, _prose)
    return assemble.document(make(case), source=f"{case.rule}.txt", sha256="0" * 64, media_type="text/plain")


def _prose(case: Case) -> list[Draft | TableDraft]:
    """A policy or procedure; one that does not begin with a heading of its own gets a title and a date."""
    drafts: list[Draft | TableDraft] = []
    if not case.text.startswith("# "):
        drafts += [
            Draft(kind="heading", level=1, text=f"Complaints {case.kind.title()}"),
            Draft(text=f"This {case.kind} says how we deal with complaints from our residents. Approved by the Board on 2 June 2026."),
        ]
    return drafts + [_line(p) for p in re.split(r"\n\s*\n|\n(?=[-#] )", case.text) if p.strip()]


def _line(text: str) -> Draft:
    if text.startswith("# "):
        return Draft(kind="heading", level=1, text=text[2:])
    if text.startswith("## "):
        return Draft(kind="heading", level=2, text=text[3:])
    if text.startswith("- "):
        return Draft(kind="item", label="•", text=text[2:].replace("\n", " "))
    numbered = re.match(r"(\d+(?:\.\d+)+)\s+", text)
    return Draft(text=text[numbered.end() :], label=numbered[1]) if numbered else Draft(text=text)


def _row(case: Case) -> list[Draft | TableDraft]:
    number, answer = [o for o in case.options if "=" not in o and not re.match(r"hos|lgsco", o)]
    evidence, _, commentary = case.text.partition("\n\n")
    return _sheet(case, [(number, ANSWERS[answer], evidence, commentary)])


def _form(case: Case) -> list[Draft | TableDraft]:
    """A form: lines with pipes are rows (number, answer, evidence, commentary), the others paragraphs in front of them."""
    rows, front = [], []
    for line in filter(str.strip, case.text.split("\n")):
        if line.startswith("|"):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            rows.append((cells + [""] * 4)[:4])
        else:
            front.append(line)
    return _sheet(case, rows, front)


def _sheet(case: Case, rows: list[tuple[str, ...]] | list[list[str]], front: list[str] | None = None) -> list[Draft | TableDraft]:
    edition = catalog.edition(case.edition)  # type: ignore[arg-type]
    table = [[_cell(t) for t in ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")]]
    for number, *rest in rows:
        provision = edition.numbered(number)
        if provision is None:
            raise CaseError(f"{case.rule}, {case.heading!r}: {case.edition} has no provision {number}.")
        table.append([_cell(number), _cell(provision.requirement), *map(_cell, rest)])
    said = front if front is not None else [f"Completed on {_day_before(case.as_of)}."]
    title = Draft(kind="heading", level=1, text=f"Self-assessment against the {edition.title}")
    return [title, *map(_line, said), TableDraft(rows=table, headers=1)]


def _cell(text: str) -> CellDraft:
    return CellDraft(blocks=[Draft(text=text)] if text else [])


def _day_before(as_of: str) -> str:
    day = datetime.date.fromisoformat(as_of) - datetime.timedelta(days=40)
    return f"{day.day} {day:%B %Y}"
