"""A fine-tuned encoder -> one of fewer layers that gives nearly the same embeddings, and so the same answers, at less cost.

The student begins as some of its teacher's layers and learns from four things at once: the labels, the teacher's scores, the
teacher's embeddings, and the teacher's last states of the sentence's own tokens. Beside the labelled sentences it reads ones that are
spliced from two of them, which nobody labelled and of which the teacher says what they are.
"""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ombudscan.classify.encoder import context
from ombudscan.classify.lexical import Unit
from ombudscan.train.encoder import EPOCHS as READINGS
from ombudscan.train.encoder import HeadLayers, Tuned, batches, optimiser_of, scored, set_rates, settle, states, varied_units
from ombudscan.train.narrow import narrow

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

# The labels are read so often, at rates that fall as if they were read once more: the last time changes nothing.
EPOCHS, FALL = 5, 6
RATES = 3e-4, 3e-3, 2e-3
# What the labels count beside the teacher's scores unless a course says otherwise, and what a lost part of a cosine, or of the tokens'
# states, counts beside both.
LABELS, COSINE, TOKENS = 0.4, 20.0, 5.0
# Spliced sentences that are read with each batch: how many, of how many words, how often of two, or of one with words left out.
SPLICED, WORDS, OF_TWO, WITH_GAPS = 28, 45, 0.6, 0.2
GAP, HEADED, LED = 0.15, 0.7, 0.5
# Short, middling and long sentences are read apart: less padding.
THIRDS = 3
SEED = 7


@dataclass(frozen=True, slots=True)
class Size:
    """What a student begins as: its teacher's layers that are `kept`, `hidden` units a layer and `heads` (0: as many as its teacher)."""

    kept: tuple[int, ...]
    hidden: int = 0
    heads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a student is taught.

    It reads all `epochs` times, the last time perhaps a part of it, at rates that fall over `fall` times from `rate` at most, and
    `splices` spliced sentences with each batch; the labels count `labels` beside what the teacher says. The batches of the first `anew`
    times are kept with what the teacher made of them, and read again after these. After `seconds` it is done in any case, and the rates
    have fallen by then.
    """

    epochs: float = EPOCHS
    fall: float = FALL
    splices: int = SPLICED
    rate: float = RATES[0]
    labels: float = LABELS
    anew: int | None = None
    seconds: float = math.inf


# An encoder's sizes by their names in a model's settings, and those of the base model.
SIZES = "layers", "hidden", "heads"
BASE = 6, 1536, 12
_NARROWED = """ What is kept
was taught by that student in turn, by the same means, and beside sentences of which that student alone said what they are: {} layers,
{} hidden units instead of {}, {} heads instead of {}."""

# What `ombudscan train` makes of the base model's six layers.
SIX_TO_FOUR = Size(kept=(0, 1, 3, 5))


@dataclass(frozen=True, slots=True)
class _Question:
    """A batch of varied `units`, by their `places` among all, every sentence to be read in `parts`, and what the teacher makes of it.

    `states` are the teacher's last states, a part each, in half precision; `theirs` its embeddings, `told` its probabilities.
    """

    places: list[int]
    units: list[Unit]
    parts: list[list[Unit]]
    states: list[torch.Tensor]
    theirs: torch.Tensor
    told: torch.Tensor

    @property
    def alone(self) -> list[Unit]:
        return [unit for part in self.parts for unit in part]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A student with its heads, and the teacher with its own, which stay as they are; the labels' `share` beside what the teacher says."""

    modules: SentenceTransformer
    heads: HeadLayers
    teacher: SentenceTransformer
    fixed: HeadLayers
    share: float

    def asked(self, places: list[int], units: list[Unit], more: list[Unit]) -> _Question:
        """Return what the teacher makes of a batch; of the units in `more` nothing else is known."""
        import torch

        alone = list(dict.fromkeys(u.alone() for u in units))
        known = set(alone)
        alone = sorted([*alone, *(u for u in more if u not in known)], key=lambda u: len(context(u)) + len(u.text))
        cuts = [len(alone) * i // THIRDS for i in range(THIRDS + 1)]
        parts = [alone[a:b] for a, b in pairwise(cuts) if a < b]
        with torch.no_grad():
            right = [states(self.teacher, part) for part in parts]
            theirs = torch.cat([embeddings for _, embeddings in right])
            told = torch.sigmoid(scored(self.fixed, theirs, alone, units))
        return _Question(places, units, parts, [each.bfloat16() for each, _ in right], theirs, told)

    def loss(self, asked: _Question, truth: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        """Return how far the student is from the labels and from its teacher."""
        import torch

        mine, lost = self._read(asked)
        said = scored(self.heads, mine, asked.alone, asked.units)
        entropy = torch.nn.functional.binary_cross_entropy_with_logits
        wrong = self.share * entropy(said, truth, weight=weights, reduction="sum")
        wrong = wrong + (1 - self.share) * entropy(said, asked.told, reduction="sum")
        return wrong / len(asked.units) + COSINE * (1 - (mine * asked.theirs).sum(1)).mean() + TOKENS * lost

    def _read(self, asked: _Question) -> tuple[torch.Tensor, torch.Tensor]:
        """The student's embeddings, and the share of the teacher's states of the tokens that the student's lack."""
        import torch

        mine, lost, every = [], torch.zeros(()), len(asked.theirs)
        for part, held in zip(asked.parts, asked.states, strict=True):
            tried, mine_of = states(self.modules, part)
            mine.append(mine_of)
            right = held.float()
            lost = lost + ((tried - right) ** 2).sum() / (right**2).sum() * len(part) / every
        return torch.cat(mine), lost


def student(
    teacher: Tuned,
    units: list[Unit],
    truth: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32],
    *,
    size: Size = SIX_TO_FOUR,
    course: Course = Course(),
    after: Callable[[float], None] | None = None,
) -> Tuned:
    """Return a student of the teacher, of this `size`, taught with what its teacher was (see encoder.tune).

    Of units whose `weights` are 0 throughout, it learns what the teacher says of them alone. `after` is told how many times it has read,
    whenever it has read all or is done.
    """
    import torch

    order = random.Random(SEED)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    modules, width = _begun(teacher, size, units), truth.shape[1]
    mine, fixed = (HeadLayers.of(teacher.heads, width) for _ in range(2))
    lesson = _Lesson(modules, mine, teacher.modules, fixed, course.labels)
    target, weight = torch.tensor(truth, dtype=torch.float32), torch.tensor(weights)
    optimiser = optimiser_of(modules, mine, (course.rate, *RATES[1:]))
    begun = time.monotonic()
    kept: list[_Question] = []
    again, past = _again(kept, order), 0.0
    for epoch in range(math.ceil(course.epochs)):
        seen, new = 0, course.anew is None or epoch < course.anew
        for asked in _questions(lesson, units, course.splices, order) if new else islice(again, len(kept) // (course.anew or 1)):
            done = epoch + seen / len(units)
            past = (time.monotonic() - begun) / course.seconds
            if done >= course.epochs or past >= 1:
                break
            set_rates(optimiser, max(done / course.fall, past))
            seen += len(asked.places)
            loss = lesson.loss(asked, target[asked.places], weight[asked.places])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(modules.parameters(), 1.0)
            optimiser.step()
            if new and course.anew is not None:
                kept.append(asked)
        if after is not None:
            after(epoch + seen / len(units))
        if past >= 1:
            break
    return Tuned(modules, mine.arrays())


def _questions(lesson: _Lesson, units: list[Unit], splices: int, order: random.Random) -> Iterator[_Question]:
    """All units once, in random batches."""
    for batch in batches(units, order):
        varied = varied_units([units[i] for i in batch], order)
        yield lesson.asked(batch, varied, spliced(units, splices, order))


def _again(kept: list[_Question], order: random.Random) -> Iterator[_Question]:
    """Batches that were kept, without end: each before any comes again."""
    while kept:
        yield from order.sample(kept, len(kept))


def taught(layers: int, hidden: int, heads: int) -> str:
    """Return what a model card says of how an encoder of these sizes was trained."""
    read = f" The encoder read every sentence {READINGS} times."
    if (layers, hidden, heads) == BASE:
        return read
    narrow = (hidden, heads) != BASE[1:]
    further = _NARROWED.format(layers, hidden, BASE[1], heads, BASE[2]) if narrow else ""
    return f"""{read} What {"it taught" if narrow else "is kept"} is a
student of it, of {len(SIX_TO_FOUR.kept) if narrow else layers} of its six layers, which read them {EPOCHS} times more, beside sentences
spliced from two of them, and learnt from the labels, its teacher's scores, embeddings and last states.{further}"""


def _begun(teacher: Tuned, size: Size, units: list[Unit]) -> SentenceTransformer:
    """The teacher's encoder in the student's size, ready to learn; the teacher reads as it did while it learnt."""
    import torch

    modules = copy.deepcopy(teacher.modules)
    model = modules[0].auto_model
    config = model.config
    if size.hidden or size.heads:
        narrow(modules, units, size.hidden or config.intermediate_size, size.heads or config.num_attention_heads)
    model.encoder.layer = torch.nn.ModuleList([model.encoder.layer[i] for i in size.kept])
    config.num_hidden_layers = len(size.kept)
    for parameter in modules.parameters():
        parameter.requires_grad_(True)
    for each in (modules, teacher.modules):
        settle(each)
        each.train()
    return modules


def spliced(units: list[Unit], count: int, order: random.Random) -> list[Unit]:
    """Return up to `count` sentences made of the `units`' words, under headings from elsewhere; the same one only once."""
    return list(dict.fromkeys(_spliced(units, order) for _ in range(count)))


def _spliced(units: list[Unit], order: random.Random) -> Unit:
    one, other, place = order.choice(units), order.choice(units), order.choice(units)
    words, more, chance = one.text.split(), other.text.split(), order.random()
    if chance < OF_TWO:
        words = words[: order.randrange(len(words) // 3, len(words) + 1)] + more[order.randrange(0, len(more) * 2 // 3 + 1) :]
    elif chance < OF_TWO + WITH_GAPS:
        words = [w for w in words if order.random() > GAP]
    path = place.path if order.random() < HEADED else ()
    return Unit(text=" ".join(words[:WORDS]) or one.text, path=path, lead_in=place.lead_in if order.random() < LED else "")
