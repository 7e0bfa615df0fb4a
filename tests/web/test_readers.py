"""Children of the server: they may be ended before they have begun."""

from __future__ import annotations

import pytest

from ombudscan.isolate import Children
from ombudscan.web.reading import Readers


def test_a_server_that_ends_as_it_begins_says_nothing_of_it() -> None:
    readers = Readers(1)
    readers.close()
    readers.warm()
    assert not readers.ready.is_set()


def test_children_that_cannot_begin_are_told() -> None:
    readers = Readers(1)
    try:
        with readers.painter() as one:
            assert isinstance(one, Children)
            one.__exit__()
        with pytest.raises(RuntimeError):
            readers.warm()
    finally:
        readers.close()
