"""What is compiled from the words is compiled by the code that is tested."""

from __future__ import annotations

import os
import sys

import pytest


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_kept_from_before_a_mutant() -> None:
    # `make mutants` forks when all lists are compiled: a change of what compiles them is not seen.
    if "MUTANT_UNDER_TEST" not in os.environ:
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("bot.words"):
            for each in vars(module).values():
                if hasattr(each, "cache_clear"):
                    each.cache_clear()
