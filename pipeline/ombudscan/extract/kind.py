"""Document + Claims -> what kind of document it is, how sure, and why, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ombudscan.extract import form_narrative, grievances
from ombudscan.nouns import Claim, Document, Kind
from ombudscan.pattern import Pattern

_CONDUCT = "a policy on unacceptable behaviour, not on complaints"
_TOLD = 4  # paragraphs that open with "We comply" or the like: an assessment told in prose
_LEAST_ROWS = 3  # fewer rows may be a table that only quotes the Code


class Verdict(NamedTuple):
    """A kind, how sure it is, the reason in words, and whether a procedure says that a separate policy stands above it.

    `beside`: its title names another subject, so that what it does in time is no step of a complaint; `conduct`: that subject is
    behaviour, for which a policy can shut people out of complaints.
    """

    kind: Kind
    confidence: float
    reason: str
    under_policy: bool = False
    beside: bool = False
    conduct: bool = False


def _any(words: str) -> Pattern:
    return Pattern(words, re.IGNORECASE)


# What a title says that is none of ours, the particular first. Each with the reason for the report's reader.
_OTHER_TITLES: tuple[tuple[Pattern, str], ...] = (
    # "Annual complaints performance and service improvement report 2025/26"
    (
        _any(
            r"service\simprovement\sreport|complaints?\s(?:\w+\s){0,3}reports?\b|report\s(?:on|of)\s(?:\w+\s){0,10}complaints|annual\s(?:\w+\s){0,3}(?:report|review)"
            r"|complaints?\s(?:performance|statistics|data|figures|dashboard)"
        ),
        "an annual report or performance report on complaints",
    ),
    # "Compensation and Goodwill Policy" (but "Complaints and Compensation Policy" is a complaints policy)
    (_any(r"^(?!.*complain)(?:.*\b(?:compensation|redress|goodwill|remedies)\b)"), "a compensation or redress policy"),
    # "Managing unreasonable behaviour", "Vexatious and Persistent Complainants Policy", "Considerate Contact Policy"
    (
        _any(
            r"(?:unacceptable|unreasonabl[ey]|challenging|abusive|vexatious|persistent|habitual)\b.{0,300}(?:behaviou?r|complain\w*|customers?|conduct|contact|actions|polic)"
            r"|(?:reasonable|considerate|managing)\scontact"
        ),
        _CONDUCT,
    ),
    (
        _any(r"whistle-?blow|disciplin|dignity\sat\swork|speak(?:ing)?\sup|(?:staff|employees?|workplace)\W{0,2}s?\sgrievance"),
        "a procedure for staff, not for residents' complaints",
    ),
    # "Complaints about members of the co-operative", "Complaints against councillors"
    (
        _any(
            r"(?:(?:complaints?|grievances?)\s(?:about|against|between)|misconduct\sof|conduct\sof)\s(?:\w+\s)?(?:members|councillors|neighbours|employees)|code\sof\sconduct"
        ),
        "about the conduct of members or neighbours, not of the landlord",
    ),
    (
        _any(
            r"anti-?social\sbehaviou?r|hate\s(?:crime|incident)|safeguarding|data\sprotection|privacy|freedom\sof\sinformation|equality\simpact"
        ),
        "about another subject than complaints",
    ),
    (_any(r"what\swe(?:'ve|\shave)?\s(?:changed|learn)|lessons?\slearn"), "a list of what was changed, not the policy itself"),
    (
        _any(r"\bdeterminations?\b|decision\sreport|investigation\sreport|severe\smaladministration|spotlight"),
        "an Ombudsman's decision or report",
    ),
    (
        _any(
            r"\bminutes\b|\bagenda\b|decision\snotice|cabinet\s(?:report|decision)|scrutiny\s(?:report|committee)|committee\sreport|board\sreport"
        ),
        "a committee paper",
    ),
    (
        _any(r"\btraining\b|\bworkshop\b|\be-?learning\b|\bwebinar\b|\bjob\sdescription\b|\bvacancy\b"),
        "training or recruiting, not the policy itself",
    ),
    (_any(r"\bnews\b|press\srelease|newsletter|\bblog\b"), "a piece of news"),
    (
        _any(r"governing\sbody'?s?\sresponse|response\s(?:to|of)\s(?:the\s)?(?:board|governing|annual)"),
        "the governing body's response to a report",
    ),
    (_any(r"regulatory\sstandards?|consumer\sstandards?|regulator\sof\ssocial\shousing"), "about the Regulator's standards, not the Code"),
    (_any(r"student|university|college|nhs|patient|school\b"), "about a body that is no social landlord"),
)

_CHANGES = _any(r"you\ssaid,?\s(?:and\s)?we\s(?:did|listened)")
# "The Complaint Handling Code", "Complaint Handling Code: frequently asked questions", with the Ombudsman's name before or behind it
_THE_CODE = _any(
    r"(?:the\s)?(?:(?:housing\s)?ombudsman(?:'s|’s)?\s(?:service\s)?)?(?:statutory\s)?complaint\shandling\scode\b"
    r"(?:\W+(?:the|(?:housing\s)?ombudsman(?:\sservice)?|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|from|in\sforce|guidance|frequently\sasked\squestions|faqs?|questions\sand\sanswers|q&a|for\s(?:member\s)?landlords|notes?|\d+))*\W*"
)
_REDRESS = _any(r"^(?!.*(?:compensat|goodwill|remed|payment|financial)).*\bredress\b")
_SELF_ASSESSMENT = _any(
    r"self[\s-]?assess|assess(?:ment|ed|ing)?\s(?:ourselves\s)?against|compliance\swith\sthe\s(?:\w+\s){0,3}code|code\s(?:compliance|assessment|checklist)"
    r"|how\swe\s(?:comply|measure\sup|meet|did)|meeting\sthe\s(?:\w+\s)?code"
)
# "Observation | Recommendation": a table that someone else wrote about the landlord
_REQUIREMENT_HEADER = _any(r"code\s(?:provision|requirement|section)|\bprovision\b")
_ANSWER_HEADER = _any(r"\bcompl(?:y|ies|iant|iance)\b|yes\s*/\s*no|\bmet\b|\banswer\b")
_REVIEW_HEADER = _any(r"\bobservations?\b|\brecommend|\breviewer|\bombudsman'?s?\s(?:comment|finding|view)")
_STANDARDS = _any(r"regulatory\sstandards?|consumer\sstandards?|regulator\sof\ssocial\shousing")
_POLICY = _any(r"\bpolic(?:y|ies)\b")
_PROCEDURE = _any(
    r"\bprocedures?\b|\bprocess(?:es)?\b|\bguid(?:e|ance)\b|\bmanual\b|\btoolkit\b|\bhandbook\b|\bworking\sinstructions?\b|\bstandard\soperating\b"
    r"|\bhow\s(?:to|we|you)\b|\bmaking\sa\scomplaint\b|\bmake\sa\scomplaint\b|\bleaflet\b|\bcharter\b|\bservice\sstandards?\b|\bflow\s?chart\b"
)
_COMPLAINT_TITLE = _any(
    r"complain|grievance|aggrieved|redress|feedback|compliment|concern|dissatisf|unhappy|not\s(?:happy|satisfied)|(?:your|a)\ssay\b|go(?:es|ne)?\s(?:wrong|right)"
    r"|put(?:ting)?\s(?:things|it)\sright|tell(?:ing)?\sus"
)

# "How to complain", "Making a complaint": what a resident does, whatever the document that says it calls itself
_FOR_RESIDENTS = _any(r"\bhow\s(?:to|we|you)\b|\bmak(?:e|ing)\sa\scomplaint\b")
# "this policy", "our complaints procedure": what a document calls itself
_CALLS_POLICY = _any(r"\b(?:this|the\spresent)\s(?:\w+\s){0,3}?policy\b|\bpolicy\s(?:statement|aims|objectives|owner|scope)\b")
_CALLS_PROCEDURE = _any(r"\b(?:this|the\spresent)\s(?:\w+\s){0,3}?(?:procedure|guide|guidance)\b|\bprocedure\s(?:aims|owner|scope)\b")
# "This procedure supports the Complaints Policy", "Linked policies: Complaints Policy", "read with our feedback policy"
_UNDER_POLICY = _any(
    r"(?:support|underpin|accompan|supplement|implement|sits?\s(?:under|below|beneath|alongside)|(?:read|used)\s(?:this\s|it\s)?(?:alongside|together\swith|with|in\sconjunction)"
    r"|conjunction\swith|deliver|give\seffect|in\sline\swith|associated\swith|linked|related|parent|set\sout\sin|see|full|published|separate|companion|apply)\w{0,20}"
    r"[^.\n]{0,60}?\b(?:complain\w*|feedback|concerns|compliments)\b[^.\n]{0,30}?\bpolicy\b"
    r"|\bpolicy\b[^.\n]{0,40}\b(?:sits|stands)\s(?:above|over|behind)|\bsee\s(?:\w+\s){0,3}policy\b"
)

# Ombudsmen of other nations, whose model has a five-day first stage
_NATIONS: tuple[tuple[Pattern, str], ...] = (
    (_any(r"\bSPSO\b|Scottish\sPublic\sServices\sOmbudsman"), "follows the Scottish model, outside the English Ombudsman's Code"),
    (_any(r"\bPSOW\b|Public\sServices\sOmbudsman\sfor\sWales"), "follows the Welsh model, outside the English Ombudsman's Code"),
    (
        _any(r"\bNIPSO\b|Northern\sIreland\sPublic\sServices\sOmbudsman"),
        "follows the Northern Irish model, outside the English Ombudsman's Code",
    ),
)
_ENGLISH = _any(r"(?<!Scottish\s)\bHousing\sOmbudsman\b|\bComplaint\sHandling\sCode\b|\bLGSCO\b|Social\sCare\sOmbudsman")
_LANDLORD_VOICE = _any(r"\b(?:we|our|us|the\s(?:council|association|charity|trust|society|co-?operative|company|group|trustees))\b")
_DETERMINATION = _any(
    r"\bmaladministration\b|\bthe\slandlord(?:'|’)s\s(?:response|policy|handling|complaint)|\bthis\s(?:service|investigation)\b|\bthe\sresident\scomplained\b"
    r"|\bdetermination\b|\bour\sinvestigation\sfound\b"
)
# The parts of a decision, each a heading on its own line, and what only a decision finds.
_DECISION_PART = _any(
    r"(?m)^\W{0,300}(?:the\s)?(?:complaint|determinations?|decision|orders?(?:\sand\srecommendations)?|assessment\sand\sfindings|our\sapproach|jurisdiction"
    r"|summary\sof\sevents|background(?:\sand\ssummary\sof\sevents)?)\W*$"
)
_FINDS = _any(r"\b(?:was|were|is|found)\s(?:\w+\s)?(?:severe\s)?(?:maladministration|service\sfailure|reasonable\sredress)\b")
_CODE_VOICE = _any(r"\blandlords?\s(?:must|should|are\sexpected|is\sexpected)\b|\blandlords\b")
_PAPER = _any(
    r"\b(?:report\s(?:of|by|to)\b|purpose\sof\s(?:the\s)?report|recommendations?:?\s|background\spapers|financial\simplications|legal\simplications|wards?\saffected)"
)
_REPORT_WORDS = _any(
    r"\b(?:in\s20\d\d/\d\d|during\sthe\syear|compared\s(?:with|to)|upheld|\d+(?:\.\d+)?\s?(?:%|per\scent)|last\syear|the\syear\sbefore|received\s\d+)"
)
_PROCESS = _any(
    r"\bstage\s(?:1|2|one|two)\b|\bworking\sdays\b|\backnowledg|\bescalat|\brespond\b|\binvestigat|\bmake\sa\scomplaint\b|\bcomplain\b"
)
_STUDENTS = _any(r"\bstudents?\b|\buniversity\b|\bpupils?\b|\bpatients?\b")


def verdict(document: Document, claims: Sequence[Claim], title: str | None) -> Verdict:
    """Return what kind of document this is; `other` says why it is none of ours."""
    named = title or ""
    form = _self_assessment(document, claims, named)
    if form:
        return form
    if _reviewed(document):
        return Verdict("other", 0.8, "its table gives observations on the Code's provisions and no answers: a review of a policy")
    return _abroad(document) or _other_by_title(document, named) or _other_by_text(document, named) or _policy_or_procedure(document, named)


def _self_assessment(document: Document, claims: Sequence[Claim], title: str) -> Verdict | None:
    """Rows decide, whatever the title says; without rows, a title with enough prose under it does."""
    rows = len(claims)
    answered = sum(c.answer not in ("blank", "unclear") or bool(c.evidence or c.commentary) for c in claims)
    if rows >= _LEAST_ROWS and not answered:
        return Verdict("other", 0.8, f"it has {rows} rows of a form, none of them answered: an empty form, or the Code itself")
    reviewed = any(_REVIEW_HEADER.search(h) for row in document.rows for h in row.header)
    if rows >= _LEAST_ROWS and reviewed and all(c.answer == "blank" for c in claims):
        return Verdict("other", 0.8, "its table gives observations on the Code's provisions and no answers: a review of a policy")
    if _STANDARDS.search(title) and not _ENGLISH.search(title) and not _COMPLAINT_TITLE.search(title):
        return None
    says_so = bool(_SELF_ASSESSMENT.search(title))
    if not says_so and (_POLICY.search(title) or _PROCEDURE.search(title)) and all(c.answer in ("blank", "unclear") for c in claims):
        return None  # "Done? [ ] | Letter sent | five days": a checklist
    if rows >= _LEAST_ROWS and (rows >= 10 or says_so or _share(document, claims) >= 0.3):
        return Verdict("self-assessment", min(0.99, 0.8 + rows / 100), f"it has {rows} rows of a self-assessment form")
    if not says_so or _POLICY.search(title):
        return None
    told = len(document.text) >= 3000 and _LANDLORD_VOICE.count(document.text) >= 15
    if rows or told or form_narrative.paragraphs(document) >= _TOLD:
        return Verdict("self-assessment", 0.6, "its title says that it is a self-assessment; few or none of its rows could be told apart")
    return Verdict("other", 0.7, "its title names a self-assessment, but it holds no rows and no account: a page that leads to one")


def _reviewed(document: Document) -> bool:
    """Whether a table sets observations or recommendations, and no answers, against the Code's requirements."""
    heads = {row.header for row in document.rows if any(_REVIEW_HEADER.search(h) for h in row.header)}
    return any(any(_REQUIREMENT_HEADER.search(h) for h in head) and not any(_ANSWER_HEADER.search(h) for h in head) for head in heads)


def _share(document: Document, claims: Sequence[Claim]) -> float:
    spans = [s for c in claims for s in (*c.requirement, *c.evidence, *c.commentary)]
    return sum(s.end - s.start for s in spans) / max(1, len(document.text))


def _abroad(document: Document) -> Verdict | None:
    english = _ENGLISH.count(document.text)
    for pattern, reason in _NATIONS:
        if pattern.count(document.text) > english:
            return Verdict("other", 0.9, f"it {reason}")
    return None


def _other_by_title(document: Document, title: str) -> Verdict | None:
    if _CHANGES.search(title):
        return Verdict("other", 0.9, "its title says that it is a list of what was changed, not the policy itself", beside=True)
    if _THE_CODE.fullmatch(title.strip()) and _speaks_to_landlords(document.text):
        return Verdict("other", 0.9, "its title is that of the Code or of guidance on it, and no landlord speaks in it")
    if _REDRESS.search(title) and grievances.signs(document.text) >= 3 and not grievances.pays_more_than_answers(document.text):
        return None  # "Redress Procedure", which is about complaints
    if (
        _POLICY.search(title)
        and re.search(r"(?i)complaints?(?:,|\sand|\s&|\spolicy|\sprocedure)", title)
        and not re.search(r"(?i)report|vexatious|unreasonabl", title)
    ):
        return None
    for pattern, reason in _OTHER_TITLES:
        if pattern.search(title):
            return Verdict("other", 0.9, f"its title says that it is {reason}", beside=True, conduct=reason == _CONDUCT)
    return None


def _speaks_to_landlords(text: str) -> bool:
    return 2 <= _CODE_VOICE.count(text) > _LANDLORD_VOICE.count(text)


def _other_by_text(document: Document, title: str) -> Verdict | None:
    text = document.text
    thousand = max(1.0, len(text) / 6000)  # about a thousand words
    ours, ombudsmans = _LANDLORD_VOICE.count(text), _DETERMINATION.count(text)
    if ombudsmans > 4 * thousand and not _COMPLAINT_TITLE.search(title):
        return Verdict("other", 0.8, "it reads as an Ombudsman's decision about a landlord")
    if _FINDS.search(text) and len({text[a:b].strip().lower() for a, b in _DECISION_PART.spans(text)}) >= 2:
        return Verdict("other", 0.85, "it reads as an Ombudsman's decision about a landlord")
    if _CODE_VOICE.count(text) > max(8, ours):
        return Verdict("other", 0.8, "it tells landlords what they must do: the Code itself, or guidance on it")
    if len({text[a:b].lower() for a, b in _PAPER.spans(text)}) >= 4 and not (_POLICY.search(title) or _PROCEDURE.search(title)):
        return Verdict("other", 0.7, "it reads as a committee paper")
    if _STUDENTS.count(text) > 5 * thousand and not _ENGLISH.search(text):
        return Verdict("other", 0.8, "it is about a body that is no social landlord")
    if _REPORT_WORDS.count(text) > 10 * thousand and not (_POLICY.search(title) or _PROCEDURE.search(title)):
        return Verdict("other", 0.7, "it reads as a report of figures, not as a policy")
    if grievances.for_staff(text):
        return Verdict("other", 0.8, "it is about employees: a procedure for staff, not for residents' complaints")
    if ours < 3 and len(text) < 1500 and not re.search(r"(?i)\bstage\b|\bworking\sdays\b", text):
        return Verdict("other", 0.7, "it says too little about how complaints are handled")
    return None


def _policy_or_procedure(document: Document, title: str) -> Verdict:
    text = document.text
    process = len({text[a:b].lower() for a, b in _PROCESS.spans(text)})
    on_complaints = bool(_COMPLAINT_TITLE.search(title)) or grievances.on_complaints(text)
    if not on_complaints or (process < 2 and grievances.signs(text) < 3):
        return Verdict("other", 0.6, "it does not say how complaints are handled")
    if _POLICY.search(title):
        return Verdict("policy", 0.95, f"its title says so: {title}")
    under = bool(_UNDER_POLICY.search(text))
    policy, procedure = _CALLS_POLICY.count(text), _CALLS_PROCEDURE.count(text)
    firm = _PROCEDURE.search(_FOR_RESIDENTS.sub(" ", title)) or under or procedure or not policy
    if _PROCEDURE.search(title) and firm:
        return Verdict("procedure", 0.9, f"its title says so: {title}", under)
    if procedure > policy:
        return Verdict("procedure", 0.75, "it calls itself a procedure, process or guide", under)
    if policy:
        return Verdict("policy", 0.75, "it calls itself a policy")
    return Verdict("policy", 0.55, "it says how complaints are handled, and calls itself nothing else")
