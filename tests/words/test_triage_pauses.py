"""A wish for a pause, and for its end: what is one, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.words.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        *("pause", "Pause, please", "pausa", "PAUSAR", "quiero una pausa", "una pausa por favor"),
        *("give me a break till monday", "stop until monday", "stop for a week", "stop for now"),
        *("stop messaging me for 3 days", "stop till the 15th of January", "no texts this week"),
        *("put the messages on hold for now", "leave me alone until monday", "can we pause this"),
        *("pare hasta el lunes", "paren por una semana", "no me escriban hasta el lunes"),
        *("dejen de escribirme por 2 semanas", "no me molesten esta semana", "un descanso"),
    ],
)
def test_a_wish_for_a_pause_is_none_to_leave(text: str) -> None:
    found = triage(text)

    assert found.pause
    assert not found.stop
    assert not found.resume


@pytest.mark.parametrize(
    "text",
    [
        *("stop", "STOP", "stop texting me", "stop it", "stop now", "stop today", "quit"),
        *("no more messages", "i dont want to continue", "leave me alone", "pare", "basta"),
        *("no me escriban", "no quiero seguir", "ya no me manden mensajes", "paren ya"),
    ],
)
def test_a_wish_to_leave_is_none_for_a_pause(text: str) -> None:
    found = triage(text)

    assert found.stop
    assert not found.pause
    assert not found.resume


@pytest.mark.parametrize(
    "text",
    [
        *("unpause", "i want to continue", "start again", "keep going", "START", "resume please"),
        *("please start the messages again", "can we continue", "end the pause", "go on"),
        *("quiero seguir", "quiero continuar", "reanudar", "sigan", "quiten la pausa"),
        *("empezar de nuevo", "quiero seguir con los mensajes", "sigan mandándome mensajes"),
    ],
)
def test_a_wish_to_go_on_is_no_other_wish(text: str) -> None:
    found = triage(text)

    assert found.resume
    assert (found.pause, found.stop) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "i need a break when i walk",
            "can i stop the pills until monday",
            "i stopped for a week",
        ),
        *("the pain stopped for a week", "can i pause the pills", "did i break my back"),
        *("the pain started again", "can i continue my pills", "keep going to the bathroom"),
        *("i stop every few minutes", "i cant keep going", "i had to stop until the pain eased"),
        *(
            "tuve que parar por un rato al caminar",
            "el dolor no me da descanso",
            "no puedo seguir",
        ),
        *("dejé de tomar las pastillas por una semana", "me paro cada rato", "sigo igual"),
    ],
)
def test_what_only_sounds_like_a_pause_or_its_end_is_none(text: str) -> None:
    found = triage(text)

    assert (found.pause, found.resume, found.stop) == (False, False, False)


@pytest.mark.parametrize("text", ["delete all my stuff", "borren todas mis cosas"])
def test_whose_things_are_to_be_deleted_wishes_a_deletion(text: str) -> None:
    assert triage(text).deletion


@pytest.mark.parametrize(
    "text",
    ["no i dont want to do this anymore, stop", "stop, i dont want to do this anymore"],
)
def test_who_wants_the_questions_to_stop_wishes_no_self_harm(text: str) -> None:
    found = triage(text)

    assert found.stop
    assert not found.crisis


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to do this anymore",
        "i dont want to do this anymore, stop the pain",
        "please stop my suffering, i dont want to do this anymore",
    ],
)
def test_what_may_be_meant_of_life_stays_self_harm(text: str) -> None:
    assert triage(text).crisis
