"""The campaign of those who have no right to anything: nothing moves, and nothing is told."""

from __future__ import annotations

import pytest

from tests.campaigns import attack
from tests.world import open_world

SEED = 5


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_nobody_without_a_right_moves_or_reads_anything(database_url: str) -> None:
    async with open_world(database_url) as world:
        complaints, answers = await attack.attack(world, count=240, seed=SEED)

    assert complaints == []
    # Strangers are answered less and less often.
    assert answers > 30
