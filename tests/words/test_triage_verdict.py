"""What the lists that matched mean together."""

from __future__ import annotations

import pytest

from bot.words.triage import Triage, triage


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


@pytest.mark.parametrize("text", ["b9EAeU3aCkR1V5HN", "start=x4Derr7ame2Q9fiebre"])
def test_a_code_spells_no_danger(text: str) -> None:
    assert not triage(text).is_danger


@pytest.mark.parametrize("text", ["cantbreathe911", "chest pain 8/10 since 3pm"])
def test_digits_hide_no_danger(text: str) -> None:
    assert triage(text).is_danger
