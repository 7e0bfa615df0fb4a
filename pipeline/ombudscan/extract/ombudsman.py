"""Statements -> Facts: old ways to the Ombudsman and addresses that it has left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.signs import WIDER, Sign, found, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_DIRECT_SINCE = "2022-10"  # from this month residents have gone to the Ombudsman without a referral
_MEMBER = (
    r"(?:\bMPs?\b|members? of parliament|councillors?|\bcllrs?\b|designated (?:persons?|people|bod(?:y|ies)|tenant panels?|"
    r"complaints? panels?|panels?)|(?:tenants?'?s?'?|residents?'?s?'?|customers?'?s?'?|recognised|local) (?:complaints? )?(?:panel|"
    r"forum)|elected (?:member|representative)s?)"
)
_NOT_NOW = wording(
    # "The Ombudsman's role is publicised on noticeboards and through the tenants' forum"
    r"\b(?:publicis|advertis|promot|display)\w*|\bnotice-?boards?\b|\bposters?\b|\bnewsletters?\b",
    # "Do not tell anyone to see a designated person": what staff may not say
    r"\b(?:(?:do|must|should|may|shall|will|can) (?:not|never)|don't|never|nobody (?:is|should be|may be)) (?:\w+ )?(?:tell|told|ask|asked|"
    r"advise|advised|send|sent|refer|referred|direct|directed|instruct|require|required|"
    r"point) (?![^.]{0,90}\b(?:until|till|before|unless|without)\b)"
    r"(?:anyone|anybody|any|an?|the|them|people|residents?|customers?|tenants?|somebody|someone|to|callers?|members?)\b|"
    r"\b(?:do|does|need|did) ?(?:not|n't) (?:have|need|require)|\bneed not\b|\bneed(?:s|ed)? (?:neither|nor|no\b)|\bno (?:need|one|longer)|"
    r"\bnobody\b|\bnor\b|\bneither\b|\bwithout\b|\bnot (?:have|need|required|necessary|be referred)|\babolished\b|\bonce (?:needed|had)|"
    r"\bsince (?:1 )?october 2022|\b(?:before|until) (?:1 )?october 2022|\brather than\b|\bat once\b(?! after)|no longer|"
    r"\bin (?:days|years|times) (?:gone by|past)\b|\bin (?:former|earlier|past) (?:days|years|times)\b|"
    r"\b(?:you|residents|tenants|they) do not (?:now|any ?more)\b",
)
_ROUTE = (
    # "You can ask a designated person to refer your complaint to the Ombudsman"
    Sign(
        detail="a designated person or panel stands before the Ombudsman",
        pattern=wording(
            r"\bdesignated (?:persons?|people|bod(?:y|ies)|tenant panels?|complaints? panels?)\b",
            r"\bdemocratic filter\b",
        ),
        unless=wording(rf"{_NOT_NOW.pattern}|\bno designated|not a designated"),
        apart=wording(r"safeguarding|data protection|social care|health and safety|fire"),
        deniable=False,
        confidence=0.9,
    ),
    # "Your MP, a councillor or the tenants' panel must refer you to the Ombudsman"
    Sign(
        detail="a referral by an MP, a councillor or a panel stands before the Ombudsman",
        pattern=wording(
            rf"{_MEMBER}(?>[^.]{{0,300}}?\b(?:refer\w*|pass(?:es|ed)? (?:on )?(?:it|your|the)|forward\w*|send(?:s)? (?:it|your|the)|"
            rf"put(?:s)? (?:it|your|"
            rf"the)[^.]{{0,15}}to|submit\w*|take[sn]? (?:it|your|the)[^.]{{0,15}}to)\b)[^.]{{0,300}}?@ombudsman",
            rf"@ombudsman[^.]{{0,300}}?\b(?:through|via|by way of|referred by|only if|unless|by asking|on referral (?:from|by)|"
            rf"with the (?:agreement|support) of|refer\w* (?:it )?(?:by|from|to it by))\b[^.;]{{0,30}}{_MEMBER}",
            rf"\b(?:must|have to|need to|needs to|should|asked to|required to)\b[^.;]{{0,40}}{_MEMBER}[^.]{{0,300}}?\b(?:before|"
            rf"first)\b[^.;]{{0,40}}@ombudsman",
            rf"\bbefore\b[^.;]{{0,40}}@ombudsman[^.;]{{0,40}}\b(?:must|have to|need to|needs to|should|required)\b[^.;]{{0,40}}{_MEMBER}",
        ),
        unless=_NOT_NOW,
        apart=wording(r"parliamentary|health (?:service )?ombudsman|local government (?:and social care )?ombudsman(?![^|]{0,900}housing)"),
        confidence=0.85,
    ),
    # "You may go to the Ombudsman yourself eight weeks after our final letter"
    Sign(
        detail="eight weeks have to pass before the Ombudsman",
        pattern=wording(
            r"@ombudsman[^.]{0,300}?\b(?:after|once|until|when|wait\w*|within|following)?[^.;]{0,30}\b(?:eight|8)[- ](?:\(8\) )?weeks?\b",
            r"\b(?:eight|8)[- ](?:\(8\) )?weeks?\b[^.]{0,300}?@ombudsman",
        ),
        unless=wording(
            rf"{_NOT_NOW.pattern}|financial ombudsman|energy ombudsman|every (?:eight|8) weeks|weeks into\b|adviser|advisor visits|surgery|"
            rf"ombudsman (?:asks|wants|gives|gave|allows|expects|requires|order\w*)|to (?:comply|provide|send)|board|newsletter",
        ),
        apart=wording(r"financial ombudsman|energy|broadband"),
        deniable=False,
        confidence=0.85,
    ),
)


def routes(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that puts a referral or a wait before the Ombudsman, unless the document is older than the change."""
    dated = [d.iso for d in view.identity.dates if d.kind != "next_review"]
    if view.identity.edition != "hos-2024" and dated and max(dated) < _DIRECT_SINCE:
        return iter(())
    return found(view, "outdated-referral-route", _ROUTE, WIDER)


_ADDRESS = (
    # "Exchange Tower, London E14 9GE", "PO Box 152, Liverpool L33 7WQ", "Norman House, 105-109 Strand", "81 Aldwych"
    Sign(
        detail="the Ombudsman has left this address",
        pattern=wording(
            r"\bexchange tower\b",
            r"\bharbour exchange\b",
            r"\bE14 ?9GE\b",
            r"\bP\.? ?O\.? ?box 152\b",
            r"\bL33 ?7WQ\b",
            r"\bnorman house\b",
            r"\b105[- –]+109,? (?:the )?strand\b",
            r"\bWC2R 0AA\b",
            r"\b81,? aldwych\b",
            r"\bWC2B 4HN\b",
        ),
        unless=wording(
            r"financial|E14 9SR|\bmoved\b|\bleft\b|\bformer\w*|\bprevious\w*|\bno longer\b|\bold address\b|\buntil\b|used to|"
            r"not (?:write|send|use)",
        ),
        apart=wording(r"financial ombudsman|financial services"),
        deniable=False,
        confidence=0.95,
    ),
    # "ring the Housing Ombudsman on 0845 712 5973"
    Sign(
        detail="the Ombudsman no longer answers at this number",
        pattern=wording(r"\b0845 ?7 ?12 ?5 ?973\b", r"\b0845 712 5973\b", r"\b020 ?7421 ?3800\b", r"\b020 ?7836 ?3630\b"),
        unless=wording(r"\bno longer\b|\bformer\w*|used to"),
        deniable=False,
        confidence=0.8,
    ),
)


def addresses(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence or line that gives an address or number that the Ombudsman has left."""
    return found(view, "outdated-ombudsman-contact", _ADDRESS, WIDER)
