"""What the lists that matched mean together."""

from __future__ import annotations

import pytest

from bot.words.triage import Triage


@pytest.mark.parametrize(
    ("found", "is_danger", "is_clear"),
    [
        (Triage((), crisis=False, bereavement=False, stop=False), False, True),
        (Triage(("fever",), crisis=False, bereavement=False, stop=False), True, False),
        (Triage((), crisis=True, bereavement=False, stop=False), True, False),
        (Triage((), crisis=False, bereavement=True, stop=False), False, False),
        (Triage((), crisis=False, bereavement=False, stop=True), False, False),
    ],
)
def test_a_danger_word_or_a_crisis_is_a_danger(
    found: Triage, is_danger: bool, is_clear: bool
) -> None:
    assert found.is_danger is is_danger
    assert found.is_clear is is_clear
