"""Signs that a whole kind of complaint is kept out: by a sentence over the kind, or as an item of a list of exceptions."""

from __future__ import annotations

from ombudscan.extract.signs import Setting, Sign, wording

_ABOUT = (
    r"(?:about|over|concerning|relating to|related to|regarding|on|touching(?: on| upon)?|to do with|connected (?:with|to)|"
    r"in connection with|as to|arising (?:from|out of)|which (?:concern|relate to)|that (?:concern|relate to)|in respect of|of)"
)
_KIND = (
    r"(?:rents?\b|service charges?|charges\b|fees\b|anti-?social behaviour|\bASB\b|noise|nuisance|neighbours?|allocations?|"
    r"lettings?|transfers?|parking|"
    r"garages?|pets?\b|trees|boundar(?:y|ies)|polic(?:y|ies) decisions?|decisions? of (?:the|our) (?:board|committee|cabinet|"
    r"trustees)|board decisions?|"
    r"insurance|staff (?:conduct|members?)|major works?|planned works?|regeneration|redevelopment|right to buy|evictions?|"
    r"possession|adaptations?|grants?|"
    r"heating|communal \w+|repairs?|damp|mould|cleaning|grounds maintenance|leaseholders?|budgets?|level of (?:the )?rents?|"
    r"setting of rents?)"
)
_THING = r"(?:complaints?|grievances?|matters?|everything|anything|issues?|disputes?|disagreements?|questions?)"
_OUT = (
    r"(?:(?:fall|lie|come|stand|are|is|will be|shall be|remain|be)s?\b(?: (?:\w+ly|always|and will|"
    r"therefore))* (?:outside|beyond|excluded|rejected|declined|"
    r"turned (?:down|away)|refused|out of (?:scope|bounds)|barred|ruled out|not (?:be )?(?:taken|accepted|considered|looked|"
    r"dealt|heard|entertained|eligible|covered)))"
)
_TAKEN = r"(?:entertained|taken(?: up)?|accepted|considered|looked (?:at|into)|dealt with|heard|investigated|admitted|received|allowed)"
_ALWAYS = (
    r"\b(?:always|invariably|automatically|in (?:every|all|any) (?:cases?|events?)|without exception|whatever|wholly|entirely|"
    r"never|everything|anything|all|any|every|no (?:complaint|grievance)|ever)\b"
)
_WEIGHED = wording(
    r"months?\b|years?\b|filed|claim form|normally|usually|generally|unless|except\b|discretion|merits|circumstances|\bhow we\b|"
    r"way in which|handled|"
    r"under (?:our|the) [A-Z]\w+|can (?:be complained|apply|appeal)|separate (?:process|procedure|policy)|other (?:organisation|"
    r"landlord|body)|another|already|"
    r"tribunal|not (?:be )?(?:refused|excluded|turned|barred|ruled|rejected)|no complaint\b[^.;]{0,300}\b(?:refused|excluded|turned|"
    r"barred|ruled|rejected)|"
    r"compensation|on its own|of itself|are accepted|is accepted|made (?:online|by)|stage[ -]?(?:1|2|one|two)|ombudsman"
)
# Kept out in words that leave no room for the single case.
WHOLE_KINDS: tuple[Sign, ...] = (
    # "Everything to do with parking is excluded"; "complaints over lettings are turned down in every case"
    Sign(
        detail="a whole kind of complaint is never considered",
        pattern=wording(
            rf"{_ALWAYS}[^.;]{{0,20}}\b{_ABOUT} [^.;]{{0,40}}?{_KIND}[^.;]{{0,60}}?{_OUT}",
            rf"\b{_THING} {_ABOUT} [^.;]{{0,50}}?{_KIND}[^.;]{{0,80}}?{_OUT}[^.;]{{0,40}}?{_ALWAYS}",
            rf"\b{_THING} {_ABOUT} [^.;]{{0,50}}?{_KIND}[^.;]{{0,60}}?\b(?:are|is|will be|will|shall be) (?:always|invariably|"
            rf"automatically|never|wholly) (?:be )?"
            r"(?:declined|rejected|refused|excluded|turned|dismissed|taken|considered|accepted|looked|heard)",
            rf"\bno (?:complaints?|grievances?)\b (?:\w+ )?{_ABOUT} [^.;]{{0,40}}?{_KIND}[^.;]{{0,40}}?\b(?:will|shall|can|may|is|"
            rf"are)\b[^.;]{{0,12}}{_TAKEN}",
            rf"{_KIND} (?:is|are) (?:not|never) (?:something|things?|matters?|subjects?)\b[^.;]{{0,60}}\bcomplaints?\b",
        ),
        near=wording(r"complain|grievance|policy|procedure"),
        unless=_WEIGHED,
        deniable=False,
    ),
)
# "Complaints about parking fall outside this policy": a blanket where nothing in the document weighs the single case
PLAIN_KIND = Sign(
    detail="a whole kind of complaint is not considered",
    pattern=wording(rf"\b(?:complaints?|grievances?) {_ABOUT} [^.;]{{0,50}}?{_KIND}[^.;]{{0,60}}?{_OUT}"),
    unless=_WEIGHED,
    deniable=False,
    confidence=0.65,
)
_ITEM = wording(
    rf"^\W*(?:(?:any |all |every )?{_THING} (?:{_ABOUT} )?|(?:the )?(?:setting|level|amount|fixing) of |how |(?:the |any |"
    rf"our )(?:\w+ )?){{0,2}}(?:the )?(?:\w+ ){{0,3}}?{_KIND}"
)
_LEAD = wording(
    r"\b(?:polic(?:y|ies)|procedure|process|scheme|complaints?|we)\b[^.]{0,40}?\b(?:not|n't|cannot|"
    r"never)\b[^.]{0,20}?\b(?:extend|cover|apply|include|be used|"
    r"use|deal|look|take|consider|accept|handle|hear|investigate|treat)\b",
    r"\b(?:cannot|can't|not) (?:be )?(?:complain\w*|used?)\b[^.]{0,25}\b(?:about|process|procedure|polic)",
    r"\b(?:excluded|outside (?:this|our|the)|exclusions?|exceptions?|out of scope)\b",
)
_TITLE = wording(
    r"\b(?:not|n't|cannot|won't)\b[^|]{0,20}\b(?:look|cover|deal|consider|take|accept|handle|complain)",
    r"^[\W\d]{0,300}(?:exclusions?|exceptions?|outside (?:this|the|our) (?:policy|procedure|scope)|what is (?:excluded|not covered)|"
    r"out of scope)",
)
_NOT_COMPLAINTS = wording(r"\bform\b|\bpay\b|repairs? (?:service|helpline)|compensation|insur\w+|adjust|portal|helpline|gifts?")


def listed(setting: Setting) -> bool:
    """Tell whether the sentence names a whole kind of complaint in a list of what is not taken."""
    if not _ITEM.search(setting.text) or _WEIGHED.search(setting.text) or len(setting.text.split()) > 16:
        return False
    last = setting.headings.rsplit(" > ", 1)[-1]
    if _NOT_COMPLAINTS.search(f"{last} {setting.lead_in}") or _WEIGHED.search(setting.lead_in):
        return False
    if setting.lead_in:
        return bool(_LEAD.search(setting.lead_in)) and not wording(r"\bmay\b").search(setting.lead_in)
    return bool(setting.statement.passage.label and _TITLE.search(last))
