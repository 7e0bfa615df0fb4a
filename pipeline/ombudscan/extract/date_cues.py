"""The words by which a document dates itself, and those that show that a date is another's."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

# What is said of a date. The later a cue stands before its date, the more it counts.
CUES = Pattern(
    r"""
    (?P<next_review>
        # "Next review: June 2026", "date of next assessment"
        \bnext\s(?:\w+\s){0,2}?(?:review|assessment|self-assessment|update|revision|reviewed|assessed)(?:\s(?:date|due|is\sdue|falls\sdue))*
        # "The next is due in July 2027"
      | \bnext\s(?:one\s)?(?:is|falls|will\sbe|comes)\s(?:due|up)|\bnext\sdue\b
        # "It will be looked at again by September 2026", "to be reviewed no later than"
      | (?<!was\s)(?<!were\s)\b(?:to|will|shall|must|should|due\sto)\s(?:next\s)?(?:be\s)?(?:next\s|formally\s|fully\s|then\s|also\s)*
        (?:review(?:ed)?|(?:re-?)?assess(?:ed)?(?:\sourselves)?|revise[d]?|revisit(?:ed)?|renew(?:ed)?|refresh(?:ed)?|look(?:ed)?\sat(?:\s(?:it|this))?\sagain)
      | (?<!was\s)\b(?:to|will)\sbe\slooked\sat(?:\sagain)?|\b(?:look|come\sback)\s(?:at|to)\s(?:this|it)(?:\s\w+)?\sagain
        # "Review due", "Review date", but not "Last review date"
      | (?<!last\s)(?<!previous\s)(?<!date\sof\s)\breview\s?(?:is\s)?(?:due|by\sdate|deadline|date|before
            # "review by June 2027", "by the end of June", but not "the review by the Board"
            |by(?!\s(?:(?:the|its|our)\s(?!end\b|start\b|beginning\b|close\b|following\b)
            |an?\s|another\s|two\s|three\s|members?\b|directors?\b|residents?\b|tenants?\b)))\b
      | \bdue\s(?:again|next)\b|\bdate\sfor\sreview\b|^\W{0,40}review(?:\sdate)?\W*$
      | \b(?:due|down|up|(?:re)?scheduled|timetabled|planned|programmed|set|listed|diarised)\s
        (?:(?:to\scome\s)?(?:up|back|round)\s)?for\s(?:(?:its|an?|the|another|next|full|formal)\s){0,2}(?:review|renewal|revision)
      | \b(?:renewal|expiry|revision)\s(?:date|due)|\bexpires?\b|\bvalid\suntil\b
    )
  | (?P<effective>
        # "Effective from", "Date effective from", "in force from", "comes into effect on"
        \beffective(?:\s(?:date|from|as\sof|on))?|\bin\s(?:force|effect)\s(?:from|since|on|as\sof)|\b(?:with\seffect|applies|applicable|operative|valid(?:\sfor\s[\w\s]{1,20})?)\sfrom
      | \b(?:comes?|came|coming|go(?:es)?|went)\s(?:into\s(?:force|effect|operation|use)|live)|\b(?:takes?|took|taking)\seffect
      | \b(?:implementation|implemented|commencement|commences|start|launch(?:ed)?|live)(?:\s(?:date|from|on))?\b
    )
  | (?P<approved>
        # "Approved by", "adopted by the Trustees in", "Board approval", "agreed by trustees on", "agreed it on"
        \bapprov(?:ed|al)(?:\s(?:date|on|by))?|\badopted\b|\bagreed(?:(?:\s(?:it|this(?:\s\w+)?|the\s(?:policy|procedure)))?\s(?:by|at|on|in)\b|(?=\s?:))|\bratified\b|\bendorsed\b|\bsigned(?:\soff)?\b
      | \bauthoris(?:ed|ation)\b|\bpassed\s(?:by|at)\b|\bsign-off\b
    )
  | (?P<assessed>
        # "Assessed on", "self-assessment date", "This form was completed by", "filled in during"
        \b(?:self-?\s?)?assess(?:ed|ment)(?:\s(?:date|dated|completed|on|undertaken))*|\bcompleted\b|\bcompletion\sdate|\bfilled\sin\b|\bcarried\sout\b
      | \bundertaken\b|\bdone\b|\bas\sat\b|\bcorrect\s(?:at|on)\b|\bprepared\b
    )
  | (?P<published>
        # "Last updated", "Published", "Version 3, June 2024", "dated", "reported to the committee on"
        \bpublish(?:ed)?|\bpublication(?:\sdate)?|\b(?:last\s|date\s(?:last\s)?|page\s)?(?:updated|amended|modified|revised|edited|changed|reviewed|created|drafted|written)(?:\son)?
        (?!\s(?:policy|policies|procedure|process|code|guid|leaflet|template|training|letter))
      | \b(?:last|previous|latest|recent|date\sof(?:\slast)?)\s(?!next)(?:\w+\s)?
        (?:review|revision|update|amendment|change|issue)(?:\sdate)?
        # "Printed in October 2025" is a print run, "printed on 3 May 2026, 14:02" a reader's own copy
      | \bprinted(?=\s(?:in\s)?(?:early\s|late\s)?[A-Z][a-z]+\s20\d\d)
        # "Leaflet 7, October 2025"
      | ^\W{0,40}(?:leaflet|booklet|fact\s?sheet|guide|form|edition)\s(?:no\.?\s?|number\s)?(?:[A-Z]{1,5}[/.-]?)?\d+[a-z]?\b
      | \bissued?\b(?:\sdate)?|\bdated?\b|\brev\.?(?=\s?\d)|\bversion\b|\bv\d+(?:\.\d+)*\b|\brevision\b
      | \b(?:reported|presented|submitted|put|taken|went)\sto\b|\b(?:considered|noted|received)\s(?:by|at)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Another document or body whose date is told: the nearest of these and of `OWN` before the words decides.
FOREIGN = Pattern(
    r"""\b(?:
        code(?!\ssection|\sself|\s*[:,]?\s*(?:our\s)?self) | ombudsman(?!\S{0,40}\s(?:complaint\shandling\s)?code)
      | act | regulations? | legislation | law | scheme | standards? | (?:impact|risk|equality)\sassessment | minutes | templates?
      | leaflets?(?!\s(?:no\.?\s?|number\s)?(?:[A-Z]{1,5}[/.-]?)?\d)
      | surveys? | strategy | plan | training | contract | tenancy | lease | website | system | membership | report(?!ed)
      | (?:compensation|behaviour|contact|safeguarding|repairs?|lettings|allocations?|care|corporate|equality|adjustments|grievance
          |previous|earlier|old|last)\s(?:\w+\s)?(?:policy|policies|procedure|version)
      | (?:that|another|other|its|their)\s(?:policy|policies|procedure)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
OWN = Pattern(
    r"\b(?:policy|procedure|process|document|form|statement|version|self-?\s?assess\w*|assessment|it|this|guide|guidance|handbook)\b",
    re.IGNORECASE,
)
# "This policy was approved by the Board on", anywhere in the document
SELF = Pattern(
    r"\b(?:this|our|the)\s(?:\w+\s){0,2}?(?:policy|procedure|document|form|statement|self-?assessment|assessment|version|guide)\b|\bit\b",
    re.IGNORECASE,
)
THIS = Pattern(
    r"\bthis\s(?:\w+\s){0,2}?(?:policy|procedure|document|form|statement|self-?assessment|assessment|version|guide)\b", re.IGNORECASE
)
# "It takes the place of version 6, dated October 2023", "printed on 3 May": a date after these is not the document's
REPLACED = Pattern(
    r"\b(?:previous(?:ly)?|former(?:ly)?|earlier|old|predecessor|supersed\w+|replac\w+|takes?\sthe\splace|in\splace\sof|(?<!valid\s)until|before|used\sto"
    r"|was\sto\s(?:be|have)|printed(?!\s(?:in\s)?(?:early\s|late\s)?[A-Z][a-z]+\s20\d\d|\s(?:in\s)?$)|downloaded|accessed|born|founded|formed|established|registered\sin|merger|merged|the\s(?:first|second|third)\s(?:one\s)?(?:was|were)|for\sexample|e\.g\.|if\syour?)\b",
    re.IGNORECASE,
)
# "Year ending 31 March 2025", "for the period 1 April 2024 to 31 March 2025": what it covers, not when it was made
REPORTING = Pattern(r"\bperiod\b|\byear\s(?:ending|ended|to|end)\b|\b(?:reporting|financial)\syear\b|\b(?:in\s)?the\syear\b", re.IGNORECASE)
# "The Customer Care Policy that was approved in 2021 is withdrawn"
WITHDRAWN = Pattern(r"\b(?:is|was|are|were|been)\s(?:now\s)?(?:withdrawn|replaced|superseded)\b|\bno\slonger\b", re.IGNORECASE)
# What only dates when nothing stronger does: "This self-assessment", "version 3", "dated"
WEAK = Pattern(r"(?:self-?\s?)?assessment(?:\son)?|version|dated?|v\d.*|revision|issued?|done|start|live|signed", re.IGNORECASE)
