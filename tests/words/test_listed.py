"""Which texts say, later on, that one of the listed signs is so."""

from __future__ import annotations

import pytest

from bot.words.listed import agrees_to_list, names_listed_sign


@pytest.mark.parametrize(
    "text",
    [
        *("oh wait, I do have number 5", "I have number 5", "Actually yes to the second sign"),
        *("wait - yes to number five", "sorry, I do have #3", "I do have the 2nd one on the list"),
        *("actually I've got sign 4", "the last sign, actually", "I have one of the signs"),
        *("no wait I do have number 2", "Oh, i do have number 7 a little bit"),
        *("she does have number 3", "I forgot, I have one of those symptoms"),
    ],
)
def test_a_sign_is_named_in_english(text: str) -> None:
    assert names_listed_sign(text)


@pytest.mark.parametrize(
    "text",
    [
        *("espere, sí tengo la número 3", "Sí tengo la 3", "en realidad sí a la segunda señal"),
        *("perdón, tengo el número cuatro", "también tengo la quinta de la lista"),
        *("la última señal", "sí tengo una de esas señales", "espera, tengo el síntoma 2"),
    ],
)
def test_a_sign_is_named_in_spanish(text: str) -> None:
    assert names_listed_sign(text)


@pytest.mark.parametrize(
    "text",
    [
        *("5", "number 5", "I have number 5 pain", "I have a 5", "it is number 5", "make it 5"),
        *("my pain is number 5", "I have 5", "number 5 out of 10", "yes 5", "I'd say number 5"),
        *("I don't have number 5", "no, not number 5", "I have none of the signs", "yes to"),
        *("the second day", "my second injection", "I have one", "the last one", "I have 2 dogs"),
        *("I want number 3", "number 3 sounds good", "I have number 3 on my phone"),
        *("tengo un 5", "tengo 5", "número 5", "no tengo la número 3", "tengo dolor 5", "la 3"),
        *("tengo la cita 3", "la segunda vez", "tengo una", "tengo la número 5 de dolor", ""),
    ],
)
def test_a_score_a_no_and_all_else_names_none(text: str) -> None:
    assert not names_listed_sign(text)


@pytest.mark.parametrize(
    "text",
    [
        *("yes the leg thing", "yes since last night", "Yes, but mild", "yeah a bit in my arm"),
        *("Yes, the one about the arm", "yes but it was there before", "YES MY FOOT"),
        *("sí, la de la pierna", "si pero poquito", "Sí, desde el lunes", "sí desde anoche"),
    ],
)
def test_who_begins_with_a_yes_and_tells_more_says_yes_to_the_list(text: str) -> None:
    assert agrees_to_list(text)


@pytest.mark.parametrize(
    "text",
    [
        *("yes I'm fine", "yes no problems", "yes I feel better", "yes I got your message"),
        *(
            "yes what is this about?",
            "yes in a minute",
            "yesterday was fine",
            "yes please call me",
        ),
        *("yes my pain is a 5", "yes the shot worked", "yes thanks", "yes my back hurts", "yes"),
        *("sí, todo bien", "si me puedo bañar", "si tengo que ir a trabajar", "sí, dígame", ""),
    ],
)
def test_a_yes_that_may_be_one_to_anything_else_is_none_to_the_list(text: str) -> None:
    assert not agrees_to_list(text)
