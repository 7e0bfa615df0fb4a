"""What a policy has to state and says nothing of. Silence is claimed only where nothing could have hidden the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ombudscan import catalog
from ombudscan.judge import delays
from ombudscan.judge.build import finding
from ombudscan.judge.once import once
from ombudscan.judge.plainly import WORDED
from ombudscan.nouns import MAPPED, Evidence, Fact, Finding, Match, Provision, Rule, Timescale
from ombudscan.pattern import Pattern
from ombudscan.text import A_STATEMENT

# What a list may hold, by the words that announce it: a lost list leaves all of its group undecided.
LISTS: tuple[tuple[Pattern, frozenset[str]], ...] = (
    (  # "The Trustees are not able to consider:", "Exclusions are:", "We may have to say no in these cases:", "Matters left aside are:"
        Pattern(
            r"\b(?:not|never|unable|cannot|can't|won't|outside|refus\w+|declin\w+|turn\w* (?:\w+ ){0,3}?(?:down|away)|exclu\w+|exempt\w*|"
            r"except\w*"
            r"|say(?:s|ing)? no|leav\w* (?:\w+ )?(?:aside|out)|set aside|reject\w*|rule[sd]? out|beyond|other than|unless|no complaint"
            r"|(?:in|for|on) (?:any of |one of )?(?:the following|these|certain|such) (?:cases|reasons|circumstances|situations|grounds|"
            r"instances))\b",
            re.I,
        ),
        frozenset({"exclusions", "time-limit", "no-blanket-exclusion", "accept-unless-reason", "no-unreasonable-refusal"}),
    ),
    (  # "Complaints may be brought by:", "You can ask one of these to act for you:"
        Pattern(
            r"\b(?:brought by|made by|who (?:can|may)|on (?:your|their|a resident's) behalf|act(?:ing)? for|represent\w*|complain for|"
            r"speak for"
            r"|open to|help you complain)\b",
            re.I,
        ),
        frozenset({"representation", "choice-to-complain"}),
    ),
    (  # "You can complain in these ways:", "Ways to tell us:"
        Pattern(r"\b(?:ways?|channels?|routes?|how to complain|complain (?:to us )?by|contact us)\b", re.I),
        frozenset({"channels", "any-way-any-staff"}),
    ),
    (  # "If we need longer we will:", "An extension letter says:"
        Pattern(r"\b(?:exten[ds]\w*|need(?:s|ed)? (?:longer|more time)|longer|delay\w*|late(?:r)?\b|revised date|new date)", re.I),
        frozenset(
            {"stage-1-extend", "stage-2-extend", "update-intervals", "stage-1-extension-ombudsman", "stage-2-extension-ombudsman"},
        ),
    ),
    (  # "You can move on to stage 2 by:", "At stage 2 we will:", "The review is carried out as follows:"
        Pattern(r"\b(?:stage (?:2|two)|second stage|escalat\w*|review(?:ed|er)?|appeal\w*|still (?:unhappy|dissatisfied))\b", re.I),
        frozenset({"progress-to-stage-2", "no-reasons-needed", "different-person", "stage-2-acknowledge", "no-unreasonable-refusal"}),
    ),
    (  # "The adjustments that we make are:", "We can help you by:"
        Pattern(r"\b(?:adjustments?|disab\w+|accessib\w+|extra help|equality act)\b", re.I),
        frozenset({"channels", "adjustments-recorded"}),
    ),
    (  # "Where behaviour is unacceptable we may:"
        Pattern(r"\b(?:behav\w+|conduct|restrict\w*|unreasonabl\w+|unacceptabl\w+)\b", re.I),
        frozenset({"behaviour-policy", "proportionate-restrictions"}),
    ),
    (  # "You will find this policy:", "We publicise complaints by:"
        Pattern(
            r"\b(?:publicis\w+|publish\w*|advertis\w+|displayed|"
            r"find (?:this|our|the) (?:policy|procedure)|copies|tell (?:people|residents) about)\b",
            re.I,
        ),
        frozenset({"publicity", "policy-available"}),
    ),
    (  # "It can also be reached in these ways:", "The Ombudsman's details are:"
        Pattern(r"\b(?:ombudsman|reached|contact details|contacted)\b", re.I),
        frozenset({"ombudsman-access", "stage-1-extension-ombudsman", "stage-2-extension-ombudsman"}),
    ),
    (  # "The letter will tell the resident:", "Our response will include:"
        Pattern(r"\b(?:letters?|repl(?:y|ies)|responses?|outcome|decision|in writing)\b", re.I),
        frozenset({"stage-1-letter", "stage-2-letter", "stage-1-all-points", "stage-2-all-points"}),
    ),
    (  # "The acknowledgement will say:"
        Pattern(r"\backnowledg\w+", re.I),
        frozenset({"stage-1-acknowledge", "stage-2-acknowledge", "complaint-definition", "responsibility-clear"}),
    ),
    (  # "To put things right we may:"
        Pattern(r"\b(?:offer|remed(?:y|ies)|put(?:ting)? (?:it|things|matters) right|redress)\b", re.I),
        frozenset({"acknowledge-and-act", "remedy-reflects-impact"}),
    ),
    (  # "The Board receives:", "The member responsible will:"
        Pattern(r"\b(?:board|trustees|committee|cabinet|governing body|member responsible|reports?)\b", re.I),
        frozenset({"member-responsible", "senior-lead", "governing-body-information"}),
    ),
)
# "The final reply covers the same matters and says how to go to the Ombudsman": what the last answer holds, in whatever words.
_LAST_ANSWER_HOLDS = Pattern(
    r"\b(?:final|last|second|stage[\s\-](?:2|two))\s+(?:\w+\s+){0,2}?(?:response|reply|letter|answer)s?\b[^.;,]{0,30}?"
    r"\b(?:cover|set|state|include|contain|say|tell|explain|give|hold|ha(?:s|ve)|follow|end|carr(?:y|ie)|repeat|name)s?\b",
    re.IGNORECASE,
)
# Silence is claimed only where every passage stays below this, however much most sentences about the key attain: on our own documents
# that the model never saw, the greatest threshold within a standard error of the best F1 (scripts/choose_thresholds.py).
LEAST = 0.2
# A lost list's announcement need only hint at the duty.
HINT = 0.15
NEAREST = 3
# Matches below this are not kept (classify.match.FLOOR): a key that most of its own sentences do not lift above it is not heard at all.
KEPT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What in the document speaks of one provision: passages, times, names, and the nearest that do not reach it."""

    passages: tuple[Match, ...]
    times: tuple[Timescale, ...]
    nearest: tuple[Match, ...]
    hidden: tuple[Fact, ...]
    named: bool = False

    @property
    def heard(self) -> bool:
        """Whether anything at all speaks of it."""
        return bool(self.passages or self.times or self.named)


@once
def speech(evidence: Evidence, key: str) -> Speech:
    """Return what speaks of the 2024 key `key`."""
    # What is said at a delay is heard by its words too, so that the model's own reach does not bound it.
    least = LEAST if key in delays.AT_DELAY else min(LEAST, dict(evidence.reach).get(key, 1.0))
    near = _ranked(evidence).get(key, [])
    lost = [f for f in evidence.facts if f.kind == "lost-list"]
    return Speech(
        passages=tuple(m for m in near if m.probability >= (max(least, MAPPED) if m.passage in _labels(evidence) else least)),
        times=tuple(t for t in evidence.timescales if catalog.timed().get((t.action, t.stage)) == key),
        nearest=tuple(near[:NEAREST]),
        hidden=tuple(f for f in lost if key in _could_hold(evidence, f)),
        named=_named(evidence, key),
    )


@once
def _labels(evidence: Evidence) -> frozenset[str]:
    """The passages that only name a thing, as a table's first column does ("Request for stage 2"): near a duty, and no word on it."""
    said = ((p.id, evidence.document.quote(p.span)) for p in evidence.passages if not p.lead_in)
    return frozenset(i for i, words in said if len(words.split()) <= A_STATEMENT and not words.rstrip().endswith((".", ":")))


@once
def _ranked(evidence: Evidence) -> dict[str, list[Match]]:
    """The matches of each provision, the surest first."""
    found: dict[str, list[Match]] = {}
    for m in sorted(evidence.matches, key=lambda m: -m.probability):
        found.setdefault(m.key, []).append(m)
    return found


def _named(evidence: Evidence, key: str) -> bool:
    """Whether words that cannot mean anything else speak of it, however faintly the classifier hears them."""
    if key == "two-stages":
        return _names_both_stages(evidence)
    if key == "stage-2-letter":
        said = (evidence.document.quote(p.span) for p in evidence.passages)
        return any(_LAST_ANSWER_HOLDS.search(words) and delays.OMBUDSMAN.search(words) for words in said)
    if key in WORDED:
        return any(WORDED[key].search(words) for words in _paragraphs(evidence))
    return key in delays.AT_DELAY and delays.told(evidence, delays.AT_DELAY[key])


@once
def _paragraphs(evidence: Evidence) -> tuple[str, ...]:
    """Each statement, and each two that stand side by side in one block, as a question and its answer do."""
    said = [(p.block, evidence.document.quote(p.span)) for p in evidence.passages]
    pairs = (f"{words} {then}" for (block, words), (after, then) in pairwise(said) if block == after)
    return (*(words for _, words in said), *pairs)


def _names_both_stages(evidence: Evidence) -> bool:
    """Whether headings or the landlord's own statements name the first stage and the second, or times are given for both."""
    own = [p.span for p in evidence.passages] + [b.span for b in evidence.document.blocks if b.kind == "heading"]
    said = [evidence.document.quote(span) for span in own]
    timed = {t.stage for t in evidence.timescales if t.action in ("acknowledge", "respond")}
    return {1, 2} <= timed or all(any(stage.search(text) for text in said) for stage in delays.STAGES)


@once
def _could_hold(evidence: Evidence, lost: Fact) -> frozenset[str]:
    """The keys that the list announced at `lost` may have spoken of."""
    announced = {p.id for p in evidence.passages if p.span.start < lost.span.end and lost.span.start < p.span.end}
    hinted = {m.key for m in evidence.matches if m.passage in announced and m.probability >= HINT}
    words = _announcing(evidence, lost)
    groups = [keys for pattern, keys in LISTS if pattern.search(words) or keys & hinted]
    return frozenset(hinted.union(*groups))


# "The letter answers each point. It sets out:" - what "it" is stands in the sentence before.
_PRONOUN = Pattern(r"^\W*(?:it|this|that|these|those|they|each|both)\b", re.IGNORECASE)


def _announcing(evidence: Evidence, lost: Fact) -> str:
    """The words that announce a lost list, with the sentence before it under the same heading where they hang on that."""
    words = evidence.document.quote(lost.span)
    if not _PRONOUN.match(words):
        return words
    before = [p for p in evidence.passages if p.span.end <= lost.span.start]
    at = next((p for p in evidence.passages if p.span.end > lost.span.start), None)
    if not before or at is None or before[-1].path != at.path:
        return words
    return f"{evidence.document.quote(before[-1].span)} {words}"


def audible(evidence: Evidence, key: str) -> bool:
    """Return whether the model's published reach for `key` supports a claim of silence.

    Four in five of the documents and single sentences about a key that the model had not seen attain its reach; where even that
    lies below what is kept, or none was measured, a document may well speak of it unheard.
    """
    return dict(evidence.reach).get(key, 0.0) >= KEPT


def silent(evidence: Evidence, rule: Rule) -> Iterable[Finding]:
    """Yield a finding for each provision that a policy has to state and of which the document says nothing."""
    if evidence.identity.kind not in ("policy", "procedure"):
        return
    for p in evidence.edition.provisions:
        if p.policy_states and audible(evidence, p.key):
            yield from _silent_on(evidence, rule, p)


def _silent_on(evidence: Evidence, rule: Rule, p: Provision) -> Iterator[Finding]:
    heard = speech(evidence, p.key)
    if heard.heard or heard.hidden:
        return
    eased = evidence.identity.under_policy
    where = " The separate policy that this procedure works under may state it." if eased else ""
    yield finding(
        evidence,
        rule,
        provision=p.number,
        message=f"Nothing was found on {p.number} ({p.title}): {p.requirement}{where}",
        confidence=0.5 if eased else 0.7,
        because=tuple(_nearest(evidence, heard, p.key)),
    )


def _nearest(evidence: Evidence, heard: Speech, key: str) -> Iterator[str]:
    reach = dict(evidence.reach).get(key, 0.0)
    yield f"All {len(evidence.passages)} statements were compared with it; of texts about it, four in five reach {reach:.2f}."
    if any(f.kind == "lost-list" for f in evidence.facts):
        yield "None of the lists that were lost on the way in is announced in words that speak of it."
    by_id = {p.id: p for p in evidence.passages}
    for m in heard.nearest:
        words = " ".join(evidence.document.quote(by_id[m.passage].span).split())
        yield f"Nearest, but not about it: “{words[:120]}” ({m.probability:.2f})."
    if not heard.nearest:
        yield "No statement comes near it."
