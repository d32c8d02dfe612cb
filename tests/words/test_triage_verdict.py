"""What the lists that matched mean together."""

from __future__ import annotations

import gc
import re

import pytest

from bot.words.triage import Triage, get_ready, triage


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


@pytest.mark.parametrize(
    "text",
    [
        "only if it gets worse",
        "in case things get worse I have your number",
        "never slept so badly in all my life",
        "my coworker got an infection",
        "I never asked for the procedure twice",
        "I did not sign for the parcel",
        "my neighbour had a bad infection last year",
        "solo si empeora",
        "por si me pongo peor guardo el número",
        "a mi comadre se le infectó",
        "no le veo caso a tantos mensajes",
        "no le veo sentido pues ya estoy bien",
        "dormí de corrido toda la noche",
    ],
)
def test_what_may_come_what_others_have_and_what_is_over_alarms_nobody(text: str) -> None:
    assert triage(text).is_clear


@pytest.mark.parametrize("text", ["delete my data please", "borre mis datos por favor"])
def test_who_wants_their_data_deleted_is_heard(text: str) -> None:
    assert triage(text).deletion


@pytest.mark.parametrize("text", ["are you a robot?", "¿es usted un robot?"])
def test_who_asks_whether_a_person_reads_is_heard(text: str) -> None:
    assert triage(text).presence


@pytest.mark.parametrize("text", ["stop stop", "Stop it, stop it!", "basta basta basta"])
def test_what_is_said_over_and_over_is_said(text: str) -> None:
    assert triage(text).stop


@pytest.mark.parametrize("text", ["the pain comes and goes, stop", "stop the pain stop the"])
def test_what_is_said_once_more_beside_other_words_is_not(text: str) -> None:
    assert not triage(text).stop


@pytest.mark.parametrize("text", ["sí me siento peor", "I waited until it got worse"])
def test_what_came_is_worse(text: str) -> None:
    assert triage(text).worse


@pytest.mark.parametrize(
    "text",
    [
        *("my leg died on me", "my arm is still kind of dead", "both legs dead"),
        *("se me murió la pierna", "la pierna muerta", "el brazo sigue como muerto"),
    ],
)
def test_a_dead_limb_is_a_sign_and_no_death(text: str) -> None:
    found = triage(text)

    assert found.urgent
    assert not found.bereavement


@pytest.mark.parametrize(
    "text",
    [
        "I wish I had died",
        "mejor me hubiera muerto",
        "ojalá me hubiera muerto",
        "mejor estaría muerta",
    ],
)
def test_who_wishes_to_be_dead_has_not_died(text: str) -> None:
    assert not triage(text).bereavement


@pytest.mark.parametrize(
    "text",
    ["he lost his leg and died", "my mother died", "murió mi esposo", "su pie sanó y murió"],
)
def test_who_died_has(text: str) -> None:
    assert triage(text).bereavement


def _compiled() -> int:
    return sum(isinstance(each, re.Pattern) for each in gc.get_objects())


def test_nobody_waits_for_the_lists_once_they_are_ready() -> None:
    get_ready()
    triage("aftercare")
    before = _compiled()

    for text in (
        "my leg is numb, a fever, he died, help me, I want to kill myself, are you a robot",
        "stop texting me, take a break, delete my data, much worse, call me, I want a visit",
        "se me durmió la pierna, me quiero matar, murió, ayuda, ya no me escriban, borre todo",
        "tengo fiebre, una pausa, mucho peor, llámenme, quiero una cita, es usted un robot",
    ):
        triage(text)

    assert _compiled() <= before
