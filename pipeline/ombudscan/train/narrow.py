"""A sentence encoder -> the same with fewer hidden units and fewer, wider heads, as near to it as can be had without teaching.

Hidden units stay that give most; what the others gave is laid on them by least squares. Heads are not dropped but joined: of those
that look at the same tokens, so that a joint head, which looks where they do on average, carries the values of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit
from ombudscan.errors import OmbudscanError
from ombudscan.train.encoder import states

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

# So many units are read to see what gives most, so many at once.
READ, AT_ONCE = 384, 48
# How much the old weights hold back those laid on the units that stay, as a share of the units' mean square.
RIDGE = 1e-3

Floats = npt.NDArray[np.float64]


class SizeError(OmbudscanError):
    """An encoder cannot be had in the size that was asked for."""


def narrow(modules: SentenceTransformer, units: list[Unit], hidden: int, heads: int) -> None:
    """Leave each layer `hidden` of its hidden units and `heads` joined heads, chosen by what READ of the `units` make of them.

    Raises SizeError where there are fewer hidden units, or where the heads cannot be joined in groups of one size.
    """
    model = modules[0].auto_model
    had, old = model.config.intermediate_size, model.config.num_attention_heads
    if not 0 < hidden <= had or heads < 1 or old % heads:
        raise SizeError(f"Of {had} hidden units and {old} heads there cannot be {hidden} and {heads}: fewer, and groups of one size.")
    layers = list(model.encoder.layer)
    seen = [_Seen(layer, old) for layer in layers]
    every = max(1, len(units) // READ)
    read = sorted(units[::every], key=lambda u: len(u.text))
    for start in range(0, len(read), AT_ONCE):
        _watch(modules, read[start : start + AT_ONCE], seen)
    for layer, one in zip(layers, seen, strict=True):
        if heads < old:
            _join(layer.attention, one.groups(old // heads))
        if hidden < had:
            _keep(layer, one, hidden)
    model.config.intermediate_size, model.config.num_attention_heads = hidden, heads


class _Seen:
    """What a layer made of the tokens that were read: products of its hidden units, and how far its heads look apart."""

    def __init__(self, layer: Any, heads: int) -> None:  # noqa: ANN401 - transformers' own
        width = layer.output.dense.in_features
        self.layer, self.heads = layer, heads
        self.products = np.zeros((width, width))
        self.size = np.zeros(width)
        self.apart = np.zeros((heads, heads))
        self.given = np.zeros(heads)

    def hear(self, units: torch.Tensor, looks: torch.Tensor, values: torch.Tensor, own: torch.Tensor) -> None:
        """Count a batch: its hidden `units` and `values` (batch, tokens, width), where its heads look, and which tokens are `own`."""
        import torch  # heavy: only where there is something to narrow

        flat = units[own]
        self.products += (flat.T @ flat).double().numpy()
        self.size += flat.abs().sum(0).double().numpy()
        out = self.layer.attention.output.dense.weight.detach()
        width = out.shape[1] // self.heads
        given = values[own]
        for h in range(self.heads):
            part = slice(h * width, (h + 1) * width)
            self.given[h] += float((given[:, part] @ out[:, part].T).norm(dim=1).sum())
        shown = looks.transpose(1, 2)[own]  # tokens, heads, tokens looked at
        self.apart += torch.cdist(shown, shown).square().sum(0).double().numpy()

    def groups(self, size: int) -> list[list[int]]:
        """Return the heads in groups of `size`: those together whose looking apart would cost least, by what they give."""
        cost = self.apart * (self.given[:, None] + self.given[None, :])
        free, found = set(range(self.heads)), []
        while free:
            # The head that would be worst off with any other but its nearest chooses first.
            first = max(sorted(free), key=lambda h: _second(cost, h, free))
            group = [first]
            free.discard(first)
            while len(group) < size:
                near = min(sorted(free), key=lambda h: sum(cost[h, g] for g in group))
                group.append(near)
                free.discard(near)
            found.append(sorted(group))
        return sorted(found)

    def best(self, count: int) -> npt.NDArray[np.int64]:
        """Return the places of the `count` hidden units that give most: mean size times the length of what it is turned into."""
        lengths = self.layer.output.dense.weight.detach().double().norm(dim=0).numpy()
        return np.sort(np.argsort(-self.size * lengths, kind="stable")[:count])


def _second(cost: Floats, head: int, free: set[int]) -> float:
    others = sorted(cost[head, h] for h in free if h != head)
    return float(others[1] - others[0]) if len(others) > 1 else 0.0


def _watch(modules: SentenceTransformer, units: list[Unit], seen: list[_Seen]) -> None:
    """Read the units in full precision and let each layer's record count them."""
    import torch

    training = modules.training
    modules.eval()
    with torch.no_grad(), _kept(modules, seen) as kept:
        states(modules, units)
    modules.train(training)
    for i, one in enumerate(seen):
        own = kept["mask"]
        query, key = (kept[f"{i}.{name}"].unflatten(-1, (one.heads, -1)).transpose(1, 2) for name in ("query", "key"))
        scores = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5
        looks = scores.masked_fill(~own[:, None, None, :], -torch.inf).softmax(-1)
        one.hear(kept[f"{i}.units"], looks, kept[f"{i}.value"], own)


@contextmanager
def _kept(modules: SentenceTransformer, seen: list[_Seen]) -> Iterator[dict[str, torch.Tensor]]:
    """What flows between the steps of the layers while they read, by its place, and the mask of what was fed."""
    out: dict[str, torch.Tensor] = {}

    def fed(_module: object, _given: object, named: dict[str, torch.Tensor]) -> None:
        out["mask"] = named["attention_mask"].bool()

    hooks = [modules[0].auto_model.register_forward_pre_hook(fed, with_kwargs=True)]
    for i, one in enumerate(seen):
        own = one.layer.attention.self
        steps = {"query": own.query, "key": own.key, "value": own.value, "units": one.layer.intermediate}
        for name, step in steps.items():
            hooks.append(step.register_forward_hook(partial(_put, out, f"{i}.{name}")))
    try:
        yield out
    finally:
        for hook in hooks:
            hook.remove()


def _put(out: dict[str, torch.Tensor], place: str, _module: object, _given: object, made: torch.Tensor) -> None:
    out[place] = made


def _join(attention: Any, groups: list[list[int]]) -> None:  # noqa: ANN401 - transformers' own
    """Make a head of each group, one old head's numbers after another's, which looks where they looked on average."""
    own = attention.self
    width = own.attention_head_size
    order = [h * width + i for group in groups for h in group for i in range(width)]
    for part in (own.query, own.key, own.value):
        part.weight.data, part.bias.data = part.weight.data[order].clone(), part.bias.data[order].clone()
    attention.output.dense.weight.data = attention.output.dense.weight.data[:, order].clone()
    size = len(groups[0])
    own.num_attention_heads, own.attention_head_size = len(groups), width * size
    own.scaling = own.attention_head_size**-0.5
    # The sum of the old scores over the root of the new width, made their mean over the root of the old one.
    own.query.weight.data *= size**-0.5
    own.query.bias.data *= size**-0.5


def _keep(layer: Any, one: _Seen, count: int) -> None:  # noqa: ANN401 - transformers' own
    """Leave the layer the `count` hidden units that give most, and lay on them what the others gave."""
    import torch

    kept = one.best(count)
    turned = layer.output.dense.weight.detach().double().numpy()
    inside, across = one.products[np.ix_(kept, kept)], one.products[kept]
    held = RIDGE * np.trace(inside) / count * np.eye(count)
    laid = np.linalg.solve(inside + held, across @ turned.T + held @ turned[:, kept].T)
    width = layer.intermediate.dense.in_features
    first, last = torch.nn.Linear(width, count), torch.nn.Linear(count, width)
    with torch.no_grad():
        first.weight.copy_(layer.intermediate.dense.weight[kept])
        first.bias.copy_(layer.intermediate.dense.bias[kept])
        last.weight.copy_(torch.tensor(laid.T))
        last.bias.copy_(layer.output.dense.bias)
    layer.intermediate.dense, layer.output.dense = first, last
