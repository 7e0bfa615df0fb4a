"""Signs that complaints come in by one way or to one desk only: conditions of validity, forms to be returned, sole receivers."""

from __future__ import annotations

from ombudscan.extract.signs import Sign, wording

_COMPLAINT = r"(?:complaints?|grievances?|grumbles?|the matter|it|one)"
# What has to be written or clicked, in any stationery.
_WAY = (
    r"(?:in writing|in written form|on paper|in black and white|online|by (?:letter|post|e-?mail)|(?:in|on|by|using|with|through|"
    r"via|to) (?:the|our|an?|"
    r"one of our) (?:[\w'-]+ ){0,3}?(?:form|slip|card|letter|e-?mail|portal|website|web page|app|sheet|template|book|ledger|"
    r"mailbox|inbox)\b|\b(?:letter|form|slip|card|e-?mail|post)\b)"
)
_OTHER_WAYS = wording(
    r"(?:tele)?phone\b(?! (?:us|to complain|with))|\bin person|\bface[- ]to[- ]face|\bany (?:way|means|route|member|of us|"
    r"colleague|other)|\bhowever\b|"
    r"\b(?:or|and) (?:tell|speak|talk|call|ring|visit|text)|social media|whatever way|by word of mouth or",
)
_NOT_STRICT = wording(
    r"\b(?:do|does|need|is|are) ?(?:not|n't) (?:have|need|required|necessary)|\bneed not\b|\bno need\b|\bnot (?:insist|only)|"
    r"if possible|\bprefer\w*|"
    r"\bideally\b|\bor (?:we|staff|somebody) (?:will|can|write)|write (?:it|the complaint) down for|for (?:you|them)\b|"
    r"\bcan also\b|\bas well\b|"
    r"\bit is enough\b|whether or not",
    r"consent|authority|behalf|represent|compliment|compensation|insur\w+|claim\b|stage[ -]?(?:2|two)|escalat|appeal|ombudsman|adjust",
)
_RECEIVE = r"(?:accept|take(?: in)?|receive|log|register|record|open|hear|admit)"
_ALLOWED = (
    r"(?:can|may|is able to|are able to|will|(?:is|are) (?:allowed|authorised|authorized|permitted|empowered) to|ha(?:s|"
    r"ve) (?:authority|power) to)"
)

NARROW_WAYS: tuple[Sign, ...] = (
    # "To be valid a complaint must reach the office on the blue card"; "a complaint counts only when it comes by post"
    Sign(
        detail="a complaint counts only in one form",
        pattern=wording(
            rf"\b(?:to (?:be (?:valid|accepted|considered|registered|effective|counted|treated|taken|looked)|count|qualify|rank|"
            rf"stand)|in order "
            rf"to (?:be|count))\b[^.;]{{0,60}}?@must\b[^.;]{{0,60}}?{_WAY}",
            rf"\b{_COMPLAINT} (?:is|are|will|can|may|counts?|becomes?|has|have)\b[^.;]{{0,40}}\bonly (?:when|if|once|where|"
            rf"after)\b[^.;]{{0,50}}?{_WAY}",
            rf"\b(?:complaints?|grievances?) (?:@must)(?: first| always)?[^.;]{{0,30}}?\b(?:put|set|set down|written|entered|"
            rf"noted|filled|handed|recorded|"
            rf"reduced|committed|confirmed)\b[^.;]{{0,15}}{_WAY}",
            rf"\bcomplaints?\b[^.;]{{0,40}}\bwe (?:need|require|must have|have to have|insist on|ask for)\b[^.;]{{0,25}}{_WAY}",
            rf"\b(?:no complaint|no grievance)\b[^.;]{{0,40}}\b(?:until|unless|before|without)\b[^.;]{{0,40}}{_WAY}",
            rf"{_WAY}[^.;]{{0,20}}\b(?:by|in|through) no other (?:way|means|road|route|form|manner|channel)\b",
            rf"\b(?:valid|proper|formal|recogni[sz]ed|accepted)\b[^.;]{{0,25}}\bonly\b[^.;]{{0,40}}{_WAY}",
        ),
        near=wording(r"complain|grievance"),
        unless=wording(_OTHER_WAYS.pattern, _NOT_STRICT.pattern),
    ),
    # "Callers are sent the form, and we begin when it is back"
    Sign(
        detail="a form has to come back before a complaint is looked at",
        pattern=wording(
            r"\b(?:sent|posted|given|issued|handed|provided with|supplied with|(?:ask(?:ed)?|invited?|"
            r"told) (?:@resident )?to (?:fill|complete|sign))\b"
            r"[^.;]{0,35}?\b(?:form|slip|card|sheet)\b[^.;]{0,300}?(?:\bbefore\b|\buntil\b|\bmust\b|\bhas to\b|\bneeds to\b|"
            r"\bonly (?:then|when|once|if)\b|"
            r"\bnothing\b|\bshould be (?:returned|sent|handed|posted)|\bis to be (?:returned|sent|handed|posted)|\bonce (?:it|"
            r"this|that|the form)\b)",
            r"\b(?:look|begin|start|act|investigat\w+|proceed|consider\w*|open)\b[^.;]{0,30}\b(?:only )?(?:once|when|after|"
            r"until)\b[^.;]{0,30}\b(?:form|slip|"
            r"card)\b[^.;]{0,25}\b(?:back|returned|received|reached|in our hands|filled|completed)",
        ),
        near=wording(r"complain|grievance"),
        unless=wording(_NOT_STRICT.pattern, r"repairs?\b|survey|feedback form|transfer|stage[ -]?(?:2|two)"),
        deniable=False,
        confidence=0.85,
    ),
    # "Stage one opens when a completed sheet is in the tray"; "a text will be passed back to you with a blank sheet"
    Sign(
        detail="a complaint is opened by a filled-in form",
        pattern=wording(
            r"\b(?:stage (?:1|one)|complaints?|case|process|the clock)\b[^.;]{0,15}\b(?:opens?|starts?|begins?|"
            r"is (?:opened|logged|started))\b"
            r" (?:only )?(?:when|once|as soon as|after)\b[^.;]{0,15}\b(?:completed?|filled[- ]in|signed|finished)\b[^.;]{0,15}"
            r"\b(?:forms?|sheets?|slips?|cards?)\b",
            r"\bit is (?:only )?(?:the|our|a) (?:\w+ )?(?:forms?|sheets?|slips?|cards?|letter) (?:that|which) "
            r"(?:starts?|opens?|begins?|makes?)\b"
            r"[^.;]{0,15}\bcomplaint",
            r"\b(?:not|never) (?:be )?(?:dealt with|looked at|logged|treated|counted|acted on|taken)\b[^.;]{0,20}"
            r"\b(?:until|unless|before)\b"
            r"[^.;]{0,30}\b(?:sent|filled|completed?|returned|handed)\b[^.;]{0,15}\b"
            r"(?:one|it|forms?|sheets?|slips?) (?:in|out|back|up|form)\b",
            r"\b(?:text|e-?mails?|calls?|word|letters?|messages?|anything else|telling)\b[^.;]{0,40}\b(?:passed|sent|handed|given|returned)"
            r" (?:straight )?back\b[^.;]{0,30}\bwith (?:an? |the )?(?:\w+ )?(?:forms?|sheets?|slips?|cards?)\b",
        ),
        near=wording(r"complain|grievance|stage[ -]?(?:1|one)"),
        unless=wording(_NOT_STRICT.pattern, r"repairs?\b|survey|feedback form|transfer|\bwe (?:complete|fill)|for (?:you|them) by"),
        deniable=False,
        confidence=0.85,
    ),
    # "Only the Quality Desk can take a complaint"; "nobody but the Clerk may receive one"
    Sign(
        detail="only one team or person may take a complaint",
        pattern=wording(
            rf"(?<!not )\bonly (?:the |our |an? )?[^.;,]{{2,40}}? {_ALLOWED} {_RECEIVE} (?:an? |any |the |your |"
            rf"such )?(?:new )?(?:complaints?|grievances?)\b",
            r"\b(?:the|our) [\w' ]{2,30} alone (?:accepts?|takes?|receives?|logs?|registers?|may|"
            r"can)\b[^.;]{0,20}\b(?:complaints?|grievances?)\b",
            rf"\b(?:nobody|no[- ]one|no (?:other )?(?:member of staff|officer|employee|colleague|"
            rf"worker))(?: else)?(?: (?:other than|except|but|apart from|"
            rf"besides) [^.;,]{{2,40}}?)? {_ALLOWED} {_RECEIVE} (?:an? |any )?(?:complaints?|grievances?)\b",
            rf"\b(?:complaints?|grievances?) {_ALLOWED[:-1]}|are|is) (?:be )?(?:only )?(?:accepted|taken|received|logged|"
            rf"registered) (?:by )?(?:only )?(?:by )?"
            rf"(?:nobody|no[- ]one) (?:but|except|other than)\b",
        ),
        unless=wording(
            r"\bnot only\b|\bany of us\b|\bstage[ -]?(?:2|two)|second stage|escalat|further|forward|through\b|ombudsman|on behalf|"
            r"about (?:the |its )?staff|upheld|seriously|anonymous"
        ),
        deniable=False,
        confidence=0.85,
    ),
    # "We cannot take one by word of mouth"
    Sign(
        detail="a spoken complaint is not taken",
        pattern=wording(
            rf"\b(?:cannot|can't|not|unable to|never|n't) (?:be )?(?:{_RECEIVE}|taken|accepted|act(?:ed)? (?:up)?on|logged|"
            rf"registered|deal with|dealt with)\b"
            rf"[^.;]{{0,20}}\b(?:{_COMPLAINT}|them)\b[^.;]{{0,25}}\b(?:by word of mouth|spoken|over the (?:tele)?(?:phone|"
            rf"counter)|by (?:tele)?phone|verbally|"
            rf"orally|in conversation|in person)",
        ),
        near=wording(r"complain|grievance"),
        unless=wording(r"repairs?\b|personal (?:data|information)|payment|details"),
        deniable=False,
    ),
)
