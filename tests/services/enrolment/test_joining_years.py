"""The birth year shows that the right person opened the link: three tries, then it is locked."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import PatientState
from tests.services.support.bench import Bench
from tests.services.support.newcomers import (
    Link,
    Newcomer,
    invitation,
    make_link,
    newcomer,
    patient,
)


async def _opened(bench: Bench, language: str = "English") -> tuple[Newcomer, Link]:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.opens(link.code)
    await ann.taps(language)
    return ann, link


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("English", ("2 tries left", "1 try left", "That does not match what the clinic has")),
        ("Español", ("2 intentos", "1 intento", "Eso no coincide con lo que tiene la clínica")),
    ],
)
async def test_three_wrong_years_lock_the_link_and_staff_hear_of_it(
    bench: Bench, language: str, texts: tuple[str, ...]
) -> None:
    ann, link = await _opened(bench, language)

    for text in texts:
        await ann.writes("1951")
        assert text in ann.last.text

    assert (await patient(bench, link)).state is PatientState.INVITED
    assert (await invitation(bench, link)).locked_at is not None
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.LINK_PROBLEM, 3)
    assert alert.details["reason"] == "locked_birth_year"


async def test_a_locked_link_stays_locked(bench: Bench) -> None:
    ann, link = await _opened(bench)
    for _ in range(3):
        await ann.writes("1951")
    ann.clear()

    await ann.writes("1950")
    await ann.opens(link.code)

    assert ann.keys == ["start_no_invite", "verify_failed"]
    assert len(await bench.alerts()) == 1


async def test_starting_over_gives_no_new_tries(bench: Bench) -> None:
    ann, link = await _opened(bench)
    await ann.writes("1951")
    await ann.writes("1952")

    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("1953")

    assert ann.keys[-1] == "verify_failed"


@pytest.mark.parametrize(
    "text", ["sixty", "50", "1950 or 1951", "3 May", "2020", "?" * 4096, "9" * 4096, "\U0001f600"]
)
async def test_what_is_no_year_uses_up_no_try(bench: Bench, text: str) -> None:
    ann, link = await _opened(bench)

    await ann.writes(text)

    assert ann.keys[-1] == "year_not_clear"
    assert (await invitation(bench, link)).tries == 0


async def test_a_corrected_message_is_not_read_but_says_what_to_do(bench: Bench) -> None:
    ann, link = await _opened(bench)

    await ann.edits("1950")

    assert ann.keys[-1] == "edited"
    assert (await patient(bench, link)).chat_id is None
