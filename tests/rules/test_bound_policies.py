"""A file that holds the complaints policy and another one is judged as the complaints policy alone, in each format."""

from __future__ import annotations

import html
import io
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from ombudscan import classify, flow, read
from ombudscan.nouns import Report, Settings

Parts = tuple[tuple[int, str], ...]  # the level of a heading, 0 for a paragraph, and its words
OWN: Parts = (
    (1, "Complaints Policy"),
    (0, "Approved by the Board of Pellbrook Homes on 3 June 2026. Next review: June 2028."),
    (2, "1. What a complaint is"),
    (
        0,
        "1.1 A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
        "landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents.",
    ),
    (2, "2. Stage 1"),
    (0, "2.1 We acknowledge your complaint within five working days of receiving it."),
    (0, "2.2 We send our full stage 1 reply within ten working days of the acknowledgement."),
    (2, "3. Stage 2"),
    (0, "3.1 We acknowledge your request within five working days."),
    (0, "3.2 We send our final reply within 20 working days of that acknowledgement."),
)
OTHERS: dict[str, Parts] = {
    "neighbours": (
        (1, "Appendix B: Anti-social behaviour policy"),
        (2, "1. Making a report"),
        (0, "1.1 You can report noise by telephone, by letter or in person, and any member of staff will take the report."),
        (0, "1.2 We make adjustments for a disability if you ask. Reports more than three months old are not looked into."),
        (2, "2. Stage 1"),
        (0, "2.1 We write to you with the outcome within 28 working days."),
        (2, "3. Stage 2"),
        (0, "3.1 You must ask for a review within five days of our letter. We reply within 40 working days."),
        (2, "4. Panel"),
        (0, "4.1 The decision of the panel at stage 3 is final."),
    ),
    "staff": (
        (1, "Staff grievance procedure"),
        (2, "1. Raising a grievance"),
        (0, "1.1 Write to your manager, who replies within 15 working days. There is a third stage before the Board."),
        (2, "2. Stage 2 hearing"),
        (0, "2.1 The stage 2 response is sent within 35 working days of the hearing, and the director's decision is final."),
    ),
    "claims": (
        (1, "Compensation and goodwill policy"),
        (2, "1. When we pay"),
        (0, "1.1 We pay where our service failed. We apologise, put the matter right and change our procedures."),
        (2, "2. Appeals"),
        (0, "2.1 You must appeal within ten working days. The appeal is decided by the same manager who made the offer."),
    ),
}


def _txt(parts: Parts) -> bytes:
    return "\n\n".join(text for _, text in parts).encode()


def _html(parts: Parts) -> bytes:
    said = "".join(f"<h{n}>{html.escape(t)}</h{n}>" if n else f"<p>{html.escape(t)}</p>" for n, t in parts)
    return f"<!doctype html><html><head><title>Complaints policy</title></head><body><main>{said}</main></body></html>".encode()


def _docx(parts: Parts) -> bytes:
    out, made = io.BytesIO(), docx.Document()
    for level, text in parts:
        if level:
            made.add_heading(text, level)
        else:
            made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def _pdf(parts: Parts) -> bytes:
    out, styles = io.BytesIO(), getSampleStyleSheet()
    story: list[Flowable] = []
    for number, (level, text) in enumerate(parts):
        if level == 1 and number:
            story.append(PageBreak())
        story.append(Paragraph(text, styles[f"Heading{level}" if level else "Normal"]))
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


FORMATS = {"txt": _txt, "html": _html, "docx": _docx, "pdf": _pdf}


def judged(folder: Path, parts: Parts, ending: str) -> Report:
    path = folder / f"policy.{ending}"
    path.write_bytes(FORMATS[ending](parts))
    return flow.judge(read.document(path), Settings(as_of="2026-11-22"), classify.load(None))


def told(report: Report) -> tuple[list[tuple[str, int | None, float]], list[tuple[str, str]], dict[str, str]]:
    times = [(t.action, t.stage, t.value) for t in report.evidence.timescales]
    return times, sorted((f.rule, f.provision or "") for f in report.findings), {c.provision: c.status for c in report.coverage}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("ending", FORMATS)
def test_another_policy_in_the_same_file_changes_nothing(tmp_path: Path, ending: str, other: str) -> None:
    together = judged(tmp_path, (*OWN, *OTHERS[other]), ending)
    assert told(together) == told(judged(tmp_path, OWN, ending))
    assert [n.message for n in together.evidence.document.notices if OTHERS[other][0][1] in n.message], "nobody is told"
