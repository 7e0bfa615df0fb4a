"""`ombudscan dismiss`: sets a finding aside, with a reason and a name, until its words change."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.names import known
from ombudscan.cli.options import AUTO, UNREADABLE, USAGE, Code, day, edition

if TYPE_CHECKING:
    from ombudscan.nouns import Dismissal, Finding, Report, Settings


def dismiss(
    document: Annotated[Path, typer.Argument(help="The document that was checked.", show_default=False)],
    rule: Annotated[str, typer.Argument(help="The rule whose finding is set aside.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why it is set aside.", show_default=False)],
    name: Annotated[str, typer.Option(help="Who sets it aside.", show_default=False)],
    provision: Annotated[str | None, typer.Option(help="The finding's provision, where there are several.", show_default=False)] = None,
    words: Annotated[str | None, typer.Option(help="Some words of its quotation, where there are several.", show_default=False)] = None,
    date: Annotated[str | None, typer.Option(help="The day of the decision; today by default.", show_default=False)] = None,
    policy: Annotated[list[Path] | None, typer.Option(help="As for check.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(help="As for check: the day to judge on.", show_default=False)] = None,
    code: Code = AUTO,
    model: Annotated[Path | None, typer.Option(help="As for check.", show_default=False)] = None,
    dismissed: Annotated[
        Path | None, typer.Option(help="The file to write, in place of DOCUMENT.dismissed.toml.", show_default=False)
    ] = None,
) -> None:
    """Set a finding aside, in DOCUMENT.dismissed.toml beside the document, until the words of its passage change.

    Example: ombudscan dismiss policy.docx escalation-deadline --reason "Kept on purpose" --name "A. Reader"
    """
    from ombudscan import catalog, dismissals
    from ombudscan.errors import DismissalError
    from ombudscan.nouns import Settings

    known(rule, (r.name for r in catalog.rules()), "rule")
    for option, text in (("--reason", reason), ("--name", name)):
        if not text.strip():
            raise typer.BadParameter(f"{option} is empty. A dismissal needs it.")
    decided = day(date) if date else datetime.date.today().isoformat()
    settings = Settings(as_of=day(as_of) if as_of else datetime.date.today().isoformat(), code=edition(code))
    path = dismissed or dismissals.beside(document)
    try:
        before = dismissals.read(path)
        report = _report(document, settings, model, tuple(policy or ()))
        one = _chosen(report, rule, provision, words)
        new = _dismissal(report, one, reason.strip(), name.strip(), decided)
        _refuse_twice(new, before)
        dismissals.add(path, [new])
    except DismissalError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    print(f"Set aside: {_said(one)}\nWritten to {path}. It holds until these words change.")


def _report(document: Path, settings: Settings, model: Path | None, policies: tuple[Path, ...]) -> Report:
    from ombudscan import isolate

    done = isolate.check(document, settings, model, policies)
    if done.report is None:
        print(f"{document.name}: {done.outcome}: {done.message}", file=sys.stderr)
        raise typer.Exit(UNREADABLE)
    return done.report


def _chosen(report: Report, rule: str, provision: str | None, words: str | None) -> Finding:
    """The one finding meant; a usage error names what there is where there is none, or more than one."""
    from ombudscan.judge import fingerprint
    from ombudscan.text import folded

    of = [f for f in report.findings if f.rule == rule]
    fit = [f for f in of if provision in (None, f.provision) and folded(words or "") in folded(f.quote)]
    distinct = {(f.provision, fingerprint(report.evidence, f)): f for f in fit}
    if len(distinct) == 1:
        return fit[0]
    listed = "".join(f"\n  {_said(f)}" for f in of)
    if not of:
        raise typer.BadParameter(f"{rule} is not found in {report.evidence.document.source}: there is nothing to set aside.")
    told = "more than once; say which with --provision or --words" if fit else "elsewhere, not there"
    raise typer.BadParameter(f"{rule} is found {told}:{listed}")


def _dismissal(report: Report, f: Finding, reason: str, name: str, date: str) -> Dismissal:
    from ombudscan.judge import fingerprint, passage
    from ombudscan.nouns import Dismissal

    words = " ".join(passage(report.evidence, f).split())
    print_of = fingerprint(report.evidence, f)
    return Dismissal(rule=f.rule, provision=f.provision, fingerprint=print_of, words=words, reason=reason, name=name, date=date)


def _refuse_twice(new: Dismissal, before: tuple[Dismissal, ...]) -> None:
    from ombudscan.errors import DismissalError

    same = next((d for d in before if (d.rule, d.provision, d.fingerprint) == (new.rule, new.provision, new.fingerprint)), None)
    if same:
        raise DismissalError(f"It is set aside already, by {same.name} on {same.date}: {same.reason}")


def _said(f: Finding) -> str:
    from ombudscan.report import to_text

    return to_text.printable(to_text.finding_line(f).strip())
