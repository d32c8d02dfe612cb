"""Each Spanish danger word, as patients may write it."""

from __future__ import annotations

import pytest

from bot.domain.spanish_signs import SPANISH_SIGNS
from bot.domain.triage import triage

PHRASES = [
    ("fiebre", "tengo fiebre"),
    ("fiebre", "no tengo fiebre"),
    ("fiebre", "fiebre38"),
    ("fiebre", "me siento febril"),
    ("fiebre", "anda afiebrada"),
    ("calentura", "Calentura"),
    ("calentura", "calenturas por la noche"),
    ("escalofríos", "escalofríos"),
    ("escalofríos", "un escalofrio"),
    ("adormecimiento", "el pie adormecido"),
    ("adormecimiento", "adormecimiento"),
    ("adormecimiento", "la pierna está dormida"),
    ("adormecimiento", "tengo dormida la mano"),
    ("adormecimiento", "se me duerme el brazo"),
    ("entumecimiento", "entumecido"),
    ("entumecimiento", "dedos entumidos"),
    ("sin fuerza", "sin fuerza"),
    ("sin fuerza", "no tengo fuerzas en las piernas"),
    ("sin fuerza", "perdí la fuerza"),
    ("debilidad", "debilidad"),
    ("debilidad", "la pierna está débil"),
    ("no puedo caminar", "no puedo caminar"),
    ("no puedo caminar", "no puede andar"),
    ("no puedo caminar", "no podía ni siquiera caminar"),
    ("no puedo mover la pierna o el brazo", "no puedo mover la pierna"),
    ("no puedo orinar", "no puedo orinar"),
    ("no puedo orinar", "no logro orinar"),
    ("no puedo orinar", "dificultad para orinar"),
    ("no puedo respirar", "no puedo respirar"),
    ("no puedo respirar", "me cuesta respirar"),
    ("no siento", "no siento la pierna"),
    ("no siento", "no la siento"),
    ("no siento", "ya no puedo sentir el pie"),
    ("vejiga", "la vejiga"),
    ("no controla la orina o las heces", "no controlo la orina"),
    ("no controla la orina o las heces", "no aguanto el pipí"),
    ("no controla la orina o las heces", "me oriné encima"),
    ("dolor en el pecho", "dolor de pecho"),
    ("dolor en el pecho", "dolor en el pecho"),
    ("dolor en el pecho", "me duele mucho el pecho"),
    ("dolor en el pecho", "el pecho me duele"),
    ("dolor en el pecho", "opresión en el pecho"),
    ("falta de aire", "falta de aire"),
    ("falta de aire", "me falta el aire"),
    ("falta de aire", "me quedo sin aire"),
    ("me ahogo", "me ahogo"),
    ("me ahogo", "se está ahogando"),
    ("me ahogo", "siento asfixia"),
    ("cuello rígido", "cuello rígido"),
    ("cuello rígido", "tengo el cuello tieso"),
    ("cuello rígido", "la nuca muy dura"),
    ("cuello rígido", "rigidez en el cuello"),
    ("peor dolor de cabeza", "el peor dolor de cabeza"),
    ("peor dolor de cabeza", "dolor de cabeza muy fuerte"),
    ("supuración", "supura la herida"),
    ("supuración", "supurando"),
    ("supuración", "drenaje"),
    ("cara/garganta hinchada", "cara hinchada"),
    ("cara/garganta hinchada", "la garganta está hinchada"),
    ("cara/garganta hinchada", "se me hinchó la cara"),
    ("cara/garganta hinchada", "labios muy inflamados"),
    ("cara/garganta hinchada", "se me cierra: la garganta se cierra"),
    ("ronchas", "ronchas"),
    ("ronchas", "una roncha"),
    ("ronchas", "urticaria"),
    ("desmayo", "me desmayé"),
    ("desmayo", "un desmayo"),
    ("desmayo", "perdió el conocimiento"),
    ("no habla o no ve bien", "dificultad para hablar"),
    ("convulsiones", "convulsiones"),
    ("convulsiones", "convulsionó"),
]


@pytest.mark.parametrize(("sign", "text"), PHRASES)
def test_a_spanish_danger_word_is_seen(sign: str, text: str) -> None:
    found = triage(text)

    assert sign in found.urgent
    assert not found.is_clear


def test_every_spanish_sign_is_in_the_table() -> None:
    assert {sign for sign, _ in PHRASES} == set(SPANISH_SIGNS)


def test_both_languages_are_seen_in_one_text() -> None:
    assert triage("fever, fiebre").urgent == ("fever", "fiebre")


@pytest.mark.parametrize(
    ("text", "sign"),
    [("sale pus", "pus"), ("incontinencia", "incontinence")],
)
def test_words_that_both_languages_share_are_named_once(text: str, sign: str) -> None:
    assert triage(text).urgent == (sign,)
