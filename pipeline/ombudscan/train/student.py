"""A fine-tuned encoder -> one of fewer layers that gives nearly the same embeddings, and so the same answers, at less cost.

The student begins as some of its teacher's layers and learns from four things at once: the labels, the teacher's scores, the
teacher's embeddings, and the teacher's last states of every token. Beside the labelled sentences it reads ones that are spliced
from two of them, anew each time, which nobody labelled and of which the teacher says what they are.
"""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
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
# What the labels count beside the teacher's scores, and what a lost part of a cosine, or of the tokens' states, counts beside both.
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


# An encoder's sizes by their names in a model's settings, and those of the base model.
SIZES = "layers", "hidden", "heads"
BASE = 6, 1536, 12
_NARROWED = """ What is kept
was taught by that student in turn, by the same means, and beside sentences of which that student alone said what they are: {} layers,
{} hidden units instead of {}, {} heads instead of {}."""

# What `ombudscan train` makes of the base model's six layers.
SIX_TO_FOUR = Size(kept=(0, 1, 3, 5))


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A student with its heads, and the teacher with its own, which stay as they are."""

    modules: SentenceTransformer
    heads: HeadLayers
    teacher: SentenceTransformer
    fixed: HeadLayers

    def loss(self, units: list[Unit], more: list[Unit], truth: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        """Return how far the student is from the labels and from its teacher; of the units in `more` nothing else is known."""
        import torch

        alone = list(dict.fromkeys(u.alone() for u in units))
        known = set(alone)
        alone = sorted([*alone, *(u for u in more if u not in known)], key=lambda u: len(context(u)) + len(u.text))
        mine, theirs, lost = self._read(alone)
        with torch.no_grad():
            told = torch.sigmoid(scored(self.fixed, theirs, alone, units))
        said = scored(self.heads, mine, alone, units)
        entropy = torch.nn.functional.binary_cross_entropy_with_logits
        wrong = LABELS * entropy(said, truth, weight=weights, reduction="sum") + (1 - LABELS) * entropy(said, told, reduction="sum")
        return wrong / len(units) + COSINE * (1 - (mine * theirs).sum(1)).mean() + TOKENS * lost

    def _read(self, units: list[Unit]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The student's embeddings, the teacher's, and the share of the teacher's states of the tokens that the student's lack."""
        import torch

        cuts = [len(units) * i // THIRDS for i in range(THIRDS + 1)]
        mine, theirs, lost = [], [], torch.zeros(())
        for part in (units[a:b] for a, b in pairwise(cuts) if a < b):
            with torch.no_grad():
                right, theirs_of = states(self.teacher, part)
            tried, mine_of = states(self.modules, part)
            mine.append(mine_of)
            theirs.append(theirs_of)
            lost = lost + ((tried - right) ** 2).sum() / (right**2).sum() * len(part) / len(units)
        return torch.cat(mine), torch.cat(theirs), lost


def student(
    teacher: Tuned,
    units: list[Unit],
    truth: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32],
    *,
    size: Size = SIX_TO_FOUR,
    epochs: float = EPOCHS,
    fall: float = FALL,
    splices: int = SPLICED,
    after: Callable[[float], None] | None = None,
) -> Tuned:
    """Return a student of the teacher, of this `size`, taught with what its teacher was (see encoder.tune).

    Of units whose `weights` are 0 throughout, it learns what the teacher says of them alone. It reads what it is taught with `epochs`
    times, the last time perhaps a part of it, at rates that fall over `fall` times, and `splices` spliced sentences with each batch;
    `after` is told how many times it has read, whenever it has read all or is done.
    """
    import torch

    order = random.Random(SEED)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    modules, width = _begun(teacher, size, units), truth.shape[1]
    lesson = _Lesson(modules, HeadLayers.of(teacher.heads, width), teacher.modules, HeadLayers.of(teacher.heads, width))
    target, weight = torch.tensor(truth, dtype=torch.float32), torch.tensor(weights)
    optimiser = optimiser_of(modules, lesson.heads, RATES)
    for epoch in range(math.ceil(epochs)):
        seen = 0
        for batch in batches(units, order):
            done = epoch + seen / len(units)
            if done >= epochs:
                break
            set_rates(optimiser, done / fall)
            seen += len(batch)
            varied = varied_units([units[i] for i in batch], order)
            loss = lesson.loss(varied, spliced(units, splices, order), target[batch], weight[batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(modules.parameters(), 1.0)
            optimiser.step()
        if after is not None:
            after(epoch + seen / len(units))
    return Tuned(modules, lesson.heads.arrays())


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
