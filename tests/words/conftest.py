"""What is compiled from the words is compiled by the code that is tested."""

from __future__ import annotations

import os
import sys
from functools import lru_cache

import pytest


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_before_a_mutant(request: pytest.FixtureRequest) -> None:
    # `make mutants` forks when all lists are compiled, and runs what called the code that it
    # changes: what compiles them is called again for each test.
    if mutant := os.environ.get("MUTANT_UNDER_TEST"):
        _compile_anew(mutant, request.function)


@lru_cache(maxsize=1)
def _compile_anew(_mutant: str, _test: object) -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("bot.words"):
            for each in vars(module).values():
                if hasattr(each, "cache_clear"):
                    each.cache_clear()
