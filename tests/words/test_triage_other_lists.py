"""Self-harm, death and stop words, and what must match no list."""

from __future__ import annotations

import pytest

from bot.words.triage import Triage, triage


@pytest.mark.parametrize(
    "text",
    [
        "suicide",
        "I feel suicidal",
        "I want to kill myself",
        "thinking of killing myself",
        "I'll end my life",
        "take my own life",
        "I want to die",
        "wanna die",
        "I wish I was dead",
        "hurt myself",
        "self-harm",
        "I just want to end it all",
        "better off dead",
        "I don't want to live",
        "don\u2019t really want to live",
        "no reason to live",
        "suicidio",
        "suicidarme",
        "pienso en matarme",
        "me voy a matar",
        "me quiero matar",
        "quitarme la vida",
        "quiero morir",
        "quiero morirme",
        "no quiero vivir",
        "no quiero seguir viviendo",
        "hacerme daño",
        "hacerme dano",
        "lastimarme",
    ],
)
def test_self_harm_is_a_crisis(text: str) -> None:
    found = triage(text)

    assert found.crisis
    assert not found.is_clear


@pytest.mark.parametrize(
    "text",
    [
        "my father passed away",
        "she died yesterday",
        "he has died",
        "the patient is deceased",
        "he is dead",
        "my mother is dead",
        "Robert is dead",
        "dead",
        "he is dead, I'm dead tired",
        "I am sorry he is dead",
        "mi papá falleció",
        "fallecio ayer",
        "el paciente ha fallecido",
        "murió anoche",
        "se murio",
        "mi madre ha muerto",
        "está muerta",
        "mi esposo está muerto",
        "lo encontraron muerto",
        "está muerto desde ayer, estoy muerta de cansancio",
        "la difunta",
        "el difunto",
    ],
)
def test_a_death_is_a_bereavement(text: str) -> None:
    found = triage(text)

    assert found == Triage(urgent=(), crisis=False, bereavement=True, stop=False)
    assert not found.is_clear


@pytest.mark.parametrize(
    "text",
    ["My leg feels dead", "my legs are dead", "la pierna está muerta", "tengo la pierna muerta"],
)
def test_a_dead_leg_is_a_danger_and_no_bereavement(text: str) -> None:
    found = triage(text)

    assert found.is_danger
    assert not found.bereavement


def test_a_death_beside_a_dead_leg_is_a_bereavement_too() -> None:
    found = triage("his leg felt dead and now he is dead")

    assert found.is_danger
    assert found.bereavement


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "STOP",
        "  Stop! ",
        "stop.",
        "¡Basta!",
        "stop it",
        "stop 🛑",
        "/stop",
        "Stop, please",
        "Stop messages",
        "I said enough is enough",
        "unsubscribe",
        "Opt-out",
        "parar",
        "Pare.",
        "No más mensajes",
        "s\u200btop",
    ],
)
def test_a_whole_message_can_mean_stop(text: str) -> None:
    found = triage(text)

    assert found == Triage(urgent=(), crisis=False, bereavement=False, stop=True)
    assert not found.is_clear


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?!",
        "7",
        "number",
        "numbers",
        "I feel no number",
        "the phone number of the clinic",
        "push",
        "pushed the cart",
        "me puse hielo",
        "campus",
        "weekly",
        "two weeks ago",
        "weak coffee",
        "archives",
        "chilly",
        "the legal form",
        "a short walk",
        "I can walk",
        "my neck is better",
        "headache",
        "the face mask",
        "my pain is 39%",
        "I am 39 years old",
        "my leg pain is barely there",
        "I can walk now, barely any pain",
        "it barely hurts to walk",
        "can barely feel the pain now",
        "it doesn't hurt when I pee",
        "it hasn't hurt and I've been able to walk",
        "No, feeling better",
        "No problem, see you Monday",
        "I sleep better",
        "I fell asleep with my foot up",
        "the leg hurts when I fall asleep",
        "the red car",
        "I gave up",
        "no he dormido bien",
        "dormí bien",
        "me dormí temprano",
        "duermo con las piernas dobladas",
        "no puedo dormir por la pierna",
        "apenas me duele al caminar",
        "no me duele si muevo la pierna",
        "no puedo parar de toser",
        "no puedo ver al doctor hasta el lunes",
        "tengo la piel seca",
        "me siento mejor",
        "dolor de cuello durante la noche",
        "dolor de cabeza",
        "puedo caminar",
        "studied",
        "deadline",
        "I'm dead tired",
        "I feel half dead",
        "dead battery",
        "my phone is dead",
        "estoy muerto de cansancio",
        "está muerta de hambre",
        "muerta de risa",
        "me siento medio muerto",
        "the sixth of May",
        "the pain has passed",
        "skill myself",
        "please do not stop",
        "when will the pain stop",
        "stop 2",
        "nonstop",
        "non stop",
        "алло stop",
        "el dolor es alto",
        "alto",
        "Alto.",
        "high",
        "se murmura",
    ],
)
def test_everyday_words_match_no_list(text: str) -> None:
    found = triage(text)

    assert found == Triage(urgent=(), crisis=False, bereavement=False, stop=False)
    assert found.is_clear


def test_one_text_can_be_about_several_things() -> None:
    assert triage("He passed out and died, I want to die") == Triage(
        urgent=("passed out",), crisis=True, bereavement=True, stop=False
    )


@pytest.mark.parametrize("text", ["ALTO", "¡ALTO!"])
def test_a_word_that_answers_a_question_can_mean_stop_in_capitals(text: str) -> None:
    assert triage(text).stop


@pytest.mark.parametrize("text", ["alto", "Alto", "ALTO EL DOLOR"])
def test_it_does_not_otherwise(text: str) -> None:
    assert not triage(text).stop
