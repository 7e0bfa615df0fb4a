"""What makes a row's words specific, and the words of assurance and of the trade that tell nothing by themselves."""

from __future__ import annotations

import re

from ombudscan.extract.rows import stem
from ombudscan.pattern import Pattern

# What makes evidence specific, strongest first.
RECORD = Pattern(
    r"""\d{1,9} (?:\.\d+)? \s? % | \b\d+ \s (?:of|out \s of) \s (?:the \s)? \d+ | £ \s? \d | \b(?:19|20)\d\d \b (?! \s+ code)
      | \b\d{1,2} [/.] \d{1,2} [/.] \d{2,4} | \b(?:minutes?|minuted|audit(?:ed|s)?|sampled?|log(?:ged)? \s of|certificates?) \b""",
    re.IGNORECASE | re.VERBOSE,
)
# "clause 4.2", "page 9", "Letter R3", "Appendix B", "4.3", "www.example", a heading in quotation marks.
CLAUSE = Pattern(
    r"""        (?-i:\b[A-Z]{1,5}-?\d{1,3}[a-z]?\b)
      | \(?\b[a-g]\)? \s (?:to|-|–) \s \(?[a-g]\b | \b(?:clauses?|sections?|paras?|paragraphs?|pages?|points?|parts?|items?|
        pp?\.|s\.|box(?:es)?|note|stage \s letter)
        \s? \d | \b(?:appendix|annexe?|schedule|part|form|letter|template|version) \s (?-i:[A-Z]{1,4}\b|\d) |
         \b\d{1,2}\.\d{1,2}(?:\.\d+)?\b
      | https?:// | www\. | (?>\S{1,80}?@)\S+ | \b[\w-]{1,60}(?:\.[\w-]{1,60}){0,9}\.(?:uk|org|com|net|example|housing|gov)\b |
       [‘“"'][^‘’“”"']{4,}[’”"']""",
    re.IGNORECASE | re.VERBOSE,
)
# Somebody who does it: "the Resolution Manager", "Head of Homes", "Cllr Vane", "our trustees", "the Customer Committee".
ROLE = Pattern(
    r"""        \b(?:head \s of|director|manager|mgr|(?-i:CEO?|CX|Dir)|chief \s exec\w*|assistant \s director|team \s leader|co-?ordinator|
        supervisor|lead(?:er)? \s for|clerk|warden
        |cllr|councillor|bursar|treasurer|secretary|steward|matron|provost|chaplain|almoner|vice[-\s]chair|deputy\s\w+
        |chair(?:man|woman|person)?|trustees?|cabinet|committee|scrutiny|solicitors?|auditors?|
        company \s secretary|monitoring \s officer
        |(?-i:[A-Z][\w’'-]{1,40}) \s (?-i:Officers?|Teams?|Lead|Panel|Board|Adviser|Advisor|Unit|Group) |
         executive \s (?:team|board))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What people do with their hands: "a box is completed", "callers are rung", "posters in every hall".
PRACTICE = Pattern(
    r"""        \b(?:box(?:es)?|checklists?|spreadsheets?|fields?|flags?|database|crm|trackers?|dashboards?|scripts?|posters?|
        newsletters?|leaflets?|magazine
        |noticeboards?|surveys?|rung|rings?|phones?|telephoned?|visits?|interview(?:s|ed)?|e-learning|induction|
        toolbox|signed \s (?:by|off|up)|carr(?:y|ies)|prints?|printed|speaks? \s for|takes? \s (?:no \s)? part|confirmed \s by
        |investigating \s officers?|countersign\w*
        |hangs?|pinned|hall|lobby|foyer|sampled?|read \s (?:by|out)|face \s to \s face|in \s person|text \s messages?|social \s media
        |whatsapp|
        braille|large \s print|interpreters?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What names a document or assures that all is well: "the policy covers this", "staff comply at all times", "we take it seriously".
ASSURANCE = Pattern(
    r"""\b(?: polic(?:y|ies) | procedur\w+ | process(?:es)? | codes? | frameworks? | handbooks? | guidance | guidelines? | charters? 
    | strateg\w+
        | templates? | protocols? | requirements? | provisions? | (?:our|these|policy) \s documents? | documentation | statements? 
        | values? | principles?
        | compl(?:y|ies|ied|iant|iance) | adher\w+ | ensur\w+ | commit(?:s|ted|ment)? | striv\w+ | embed\w* | robust\w* 
        | effective\w* | transparen\w+
        | fair(?:ly|ness)? | reasonabl[ey] | consistent\w* | appropriate(?:ly)? | proportionate\w* | proper(?:ly)? | fully 
        | in \s full | swiftly | suitabl[ey]
        | respect\w* | seriously | importan\w+ | priorit\w+ | best | excellen\w+ | culture | ethos | at \s the \s heart 
        | every \s effort | accessible
        | in \s place | in \s line | accord\w* | at \s all \s times | as \s (?:required|necessary|needed|stated|described
        |set \s out) | standards?
        | expect(?:ed|ation)s? | practice | approach | routine(?:ly)? | always | met | meets? | satisf(?:y|ies) | this \s is \s done 
        | do(?:es)? \s this | (?:follow|observe|abide \s by|keep \s to|stick \s to|work \s to)s?
        \s (?:this|it|them|these)\b(?! \s (?:up|through))
        | this \s happens?
        | (?:covers?|contains?|includes?|states?|says?|provides?|reflects?|details?|outlines?|allows? \s for) \s (?:this|these|that
        |the \s information|it)\b
        | this \s (?:is|information|requirement) | (?:cover|contain|includ|address|stat|detail|outlin|describ|set \s out|laid \s out
        |mention)\w* \s (?:in|within|by)\b
        | available | support\w* )\b
      | ^\W* (?:[\w’'-]{1,40} \s+){0,3} (?:letters?|acknowledge?ments?|responses?|correspondence|forms?|records?|systems?) \W*$
      | \b(?:letters?|correspondence|forms?|responses?|systems?) \s (?:is|are) \s (?:used|available|sent|issued|set|made|kept)\b
      | \b(?:see|refer \s to|please|attached|as \s above)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "One policy for all our homes": there the name of a document is what is asked about.
SINGLE = Pattern(
    r"\b(?:one|a\s+single|the\s+same|no\s+(?:other|separate))\s+(?:complaints?\s+)?(?:polic|procedure|scheme|process)\w*\s+(?:for"
    r"|covers|applies|whoever)",
    re.IGNORECASE,
)
# "Officers in the Feedback Team follow the Council's agreed procedure on this point": that it is followed, and no more.
FOLLOWED = Pattern(
    r"""\W{0,9} (?: [A-Za-z’'&-]{1,30} \s+ ){1,8}?
        (?: follows? | observes? | adheres? \s to | keeps? \s to | works? \s to | compl(?:y|ies) \s with
        | (?:acts?|works?|operates?|proceeds?) \s (?:in \s (?:line|accordance) \s with|under|within) ) \s+
        (?:the|our|its|their|an?|all) \s+ (?: [A-Za-z’'-]{1,30} \s+ ){0,4}?
        (?: procedures? | process(?:es)? | polic(?:y|ies) | approach | practice | protocols? | guidance )
        (?: \s+ (?:on|in|for|with|about|to|as \s regards) \s+ (?:this|it|that|these \s matters)
            (?: \s+ (?:point|respect|regard|matter|area|requirement|issue|subject|provision|topic) )?
        | \s+ here )? \W{0,9}""",
    re.IGNORECASE | re.VERBOSE,
)
# How often, how soon, how many: "quarterly", "every Monday", "within five working days", "twice".
TIME = Pattern(
    r"""\b(?:daily|weekly|fortnightly|monthly|quarterly|annual\s+(?:audit|survey)|six-monthly|half-yearly|twice|hourly
        |(?:each|every|per|a) \s (?:day|morning|week|fortnight|month|quarter|monday|tuesday|wednesday|thursday|friday)
        |(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)
        |january|february|april|june|july|august|september|october|november|december)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The name of a document is no more than a name, with its year or version: "Housing Complaints Policy 2022", "Policy v5".
TITLE = Pattern(
    r"""(?:(?-i:[A-Z])[A-Za-z’'&-]{1,40} [ ]+ (?:(?:and|of|for|on|the|&) [ ]+)? ){0,5}
        \b(?:polic(?:y|ies)|procedures?|process|code|framework|handbook|guidance|charter|act|template|strategy)\b
        (?:\s* \(? (?: (?:19|20)\d\d | v(?:ersion)? \.? \s? \d+(?:\.\d+)? ) \)? )?""",
    re.IGNORECASE | re.VERBOSE,
)
# "The Committee has adopted the national model policy for co-operatives": that there is one, whoever took it on.
ADOPTED = Pattern(
    r"""(?:^|(?<=[.;]\s)) \W{0,3} (?: we | (?:(?:the|our) \s)? (?:[\w’'-]{1,40} \s){0,2}? (?:board|committee|cabinet|council|trust|trustees
          |association|society|company|members|group|panel|executive|landlord|co-?operative) )
        \s (?:(?:has|have|had) \s)? (?:(?:also|formally|fully|now|recently|already) \s)? (?:adopted|approved|agreed|endorsed|ratified
          |signed \s up \s to|subscribed \s to) \s
        (?:[\w’'-]{1,40} \s){0,7}? (?:polic(?:y|ies)|procedures?|codes?|charter|framework|standards?|guidance|scheme|process)
        (?: \s (?:for|of|on|about) \s [^\W\d][\w’'-]{0,40} (?:\s [^\W\d][\w’'-]{0,40}){0,3} )? \s{0,3} (?=[.;]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
# Stages and editions are called by number: "stage 1", "two-stage", "the 2024 Code".
CALLED = Pattern(
    r"\bstages?\s+(?:\d|one|two)(?:\s*(?:and|&|or|/)\s*(?:stage\s+)?(?:\d|one|two))?|\btwo[- ]stages?|\b20\d\d\s+code", re.IGNORECASE
)

# Words of assurance and of the trade, which tell nothing by themselves: "staff follow the policy fairly at all times".
_EMPTY_WORDS = """
        a about above accept access accessible according accordance accordingly account act action active address adequate
        adhere adhered adherence adopt all
        allow allowance allowances along already also always an analyse analysis and any anyone apply applied applies
        approach appropriate are area arrangement
        as aspect assess assessment association assure at available aware basis be been being behalf best both business but
        by can care carry case case-by-case cater
        charter circumstance claim clear clearly client code commit commitment committed communicate communication company
        complainant complaint compliance
        compliant comply complies concern conduct confirm consider consideration consistent consistently contain content
        continue corporate correct correspondence
        council could cover covered create culture current customer deal dealt delivery demonstrate department describe
        detail details difference do document
        documentation does done duty each easy effective either embed embedded employee enable ensure ensures entire equal
        equality equally establish every everyone
        evidence exist expectation expected expects explain express fair fairly fairness far feedback fit fitting follow
        followed follows for form formal framework from full
        fully function give given good govern guidance guide guideline handbook handle handled handler handling has have
        having help here high highlight house
        housing how however if implement implementation importance important in include included including individual inform
        information intend internal intranet
        into is issue it item its itself keep kept key know landlord laid lay learning letter level line made maintain make
        making manage management manner matter may mean
        meet meets member mentioned met model monitor more must necessary need neighbourhood note objective observe officer
        ombudsman on only operate operates operation or order
        organisation organisational other others our out outline outlined outcome overall own part particular people per
        perform permit person place please point policy portal
        possible practice practise premise prepared present principle procedure process proper properly proportionate
        proportionately proportional propose protocol provide provided provision publish purpose
        quality reasonable reasonably received recognise record refer reference reflect reflected regard relate related
        relation relevant remain remit remedy request require
        required requirement resident residents resolution resolve respect respond response responsibility responsible
        result right robust routine routinely rule same satisfy section seek see
        self-assessment sensitive serious seriously service set sets shall should situation so specific specified specify staff standard
        state stated statement step still strategy strive subject such
        suitable suitably support swift swiftly system systems take taken team template tenant term terms text that the
        their them there therefore these they this those through
        throughout time times timely to trained training transparent treat treated under understand understanding upheld
        uphold us use used user uses usual value various very via was way we website well were
        what when where whereby whether which while who whole whom will with within word wording work worked working works
        would written year yes you your
""".split()
HOLLOW = frozenset(stem(w) for w in _EMPTY_WORDS)
