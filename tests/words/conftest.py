"""What is compiled from the words is compiled by the code that is tested."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pytest

# Half a second: not for each of a hundred texts.
_SLOW: Final = ("bot.words.spelling", "bot.words.triage")


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_before_a_mutant(request: pytest.FixtureRequest) -> None:
    # `make mutants` forks when all lists are compiled, and runs what called the code that it
    # changes: what compiles them is called again for each test.
    if mutant := os.environ.get("MUTANT_UNDER_TEST"):
        words = {each for each in sys.modules if each.startswith("bot.words")}
        _compile_anew(words.difference(_SLOW))
        _compile_slow_ones_anew(mutant, request.function)


@lru_cache(maxsize=1)
def _compile_slow_ones_anew(_mutant: str, _test: object) -> None:
    _compile_anew(words for words in _SLOW if words in sys.modules)


def _compile_anew(modules: Iterable[str]) -> None:
    for name in modules:
        for each in vars(sys.modules[name]).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
