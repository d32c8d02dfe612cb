"""Which button a typed text means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.buttons import (
    adds_nothing,
    cancels,
    confirms,
    declines,
    denies_label,
    half_named,
    leaves_unsaid,
    read_button,
    speaks_of_language,
)
from bot.words.languages import LEXICONS
from tests.texts.entries import JUDGED, entries
from tests.words.test_lexicon import GERMAN

SAFETY = ("No, none of these", "Yes, one or more")
SEGURIDAD = ("No, nada de esto", "Sí, uno o más")
CHANGE = ("Much better", "A little better", "About the same", "A little worse", "Much worse")
CAMBIO = ("Mucho mejor", "Un poco mejor", "Igual", "Un poco peor", "Mucho peor")
TIMES = ("Morning (10 am)", "Midday (1 pm)", "Evening (6 pm)", "Other time zone")
CONSENT = ("I agree", "No, thanks")
MEDICINE = ("Less", "The same", "More", "I take none")
MEDICINA = ("Menos", "Igual", "Más", "No tomo")
WHO = ("I had the injection", "I help the patient")
QUIEN = ("A mí me pusieron la inyección", "Ayudo a esa persona")
FUNCTION = ("Easier", "The same", "Harder")
TAREAS = ("Menos", "Igual", "Más")
NUMB = ("Yes", "No", "Not sure")
ADORMECIDO = ("Sí", "No", "No sé")
STOP = ("Yes, stop", "No, go on")
PARAR = ("Sí, parar", "No, seguir")
LLAMADA = ("Sí, que me llamen", "No")
HORAS = ("Mañana (10 am)", "Mediodía (1 pm)", "Tarde (6 pm)", "Otra zona horaria")
CALL = ("Yes, call me", "No")
VISIT = ("Ask for a visit", "Other treatments", "Not now")


@pytest.mark.parametrize(
    ("text", "labels", "index"),
    [
        *((text, SAFETY, 0) for text in ("No", "nope", "NO!", "none", "None of these.", "nada")),
        *((text, SAFETY, 0) for text in ("no 🙂", "noo", "No, thank you", "no no", "nothing")),
        *((text, SAFETY, 0) for text in ("not really", "no, none", "No, none of these", "n")),
        *((text, SAFETY, 1) for text in ("Yes", "yes!!", "yeah", "yep", "y", "YES", "sí", "si")),
        *((text, SAFETY, 1) for text in ("yes, one", "one or more", "yes i do", "Yesss", "claro")),
        *((text, SEGURIDAD, 0) for text in ("no", "nada", "ninguno", "No, nada de esto", "nope")),
        *((text, SEGURIDAD, 0) for text in ("no gracias", "ninguna de esas", "nada de esto")),
        *((text, SEGURIDAD, 1) for text in ("SI", "sí, claro", "si señorita", "uno", "yes")),
        *((text, CHANGE, 0) for text in ("much better", "MUCH BETTER!!", "i feel much better 🎉")),
        *(
            (text, CHANGE, 1)
            for text in ("a little better", "little better", "it's a little better")
        ),
        *((text, CHANGE, 2) for text in ("same", "the same", "About the same")),
        ("much worse", CHANGE, 4),
        *((text, CAMBIO, 2) for text in ("igual", "estoy igual", "sigo igual", "Igual.")),
        *((text, CAMBIO, 0) for text in ("mucho mejor", "me siento mucho mejor")),
        *((text, TIMES, 0) for text in ("morning", "10", "10am", "10 a.m.", "at 10 am", "Morn")),
        *((text, TIMES, 1) for text in ("1 pm", "1pm", "midday", "Midday (1 pm)")),
        *((text, TIMES, 3) for text in ("other", "other time zone", "time zone")),
        *((text, CONSENT, 0) for text in ("i agree", "agree", "yes", "ok", "Okay", "de acuerdo")),
        *((text, CONSENT, 1) for text in ("no", "no thanks", "No, thank you", "i do not agree")),
        *((text, MEDICINE, 3) for text in ("none", "I take none", "i take")),
        *((text, MEDICINE, 1) for text in ("same", "the same")),
        *((text, NUMB, 1) for text in ("no", "nope")),
        *((text, NUMB, 2) for text in ("not sure", "Not sure...", "im not sure")),
        *((text, ADORMECIDO, 1) for text in ("no", "para nada")),
        *((text, ADORMECIDO, 2) for text in ("no sé", "no se")),
        *((text, STOP, 0) for text in ("stop", "yes stop", "yes please")),
        *((text, STOP, 1) for text in ("no", "go on", "no go on")),
        *((text, CALL, 0) for text in ("call me", "please call me", "yes please", "ok thanks")),
        *((text, VISIT, 2) for text in ("not now", "no", "no gracias")),
        *((text, VISIT, 0) for text in ("ask for a visit", "visit", "a visit please")),
        *((str(n), tuple(map(str, range(11))), n) for n in range(11)),
        *((text, SAFETY, 0) for text in ("No, I'm fine", "No. All good!", "not that I know of")),
        *(
            (text, SAFETY, 0)
            for text in ("I don't have any of those", "no symptoms", "none of that")
        ),
        *((text, SAFETY, 1) for text in ("yes, two", "yes I have one", "yeah one of them")),
        *((text, SEGURIDAD, 0) for text in ("no, estoy bien", "No, todo bien", "ningún síntoma")),
        ("sí, tengo uno", SEGURIDAD, 1),
        *(
            (text, CHANGE, 0)
            for text in ("a lot better", "way better", "much beter", "Much, much better!")
        ),
        *((text, CHANGE, 1) for text in ("a bit better", "slightly better", "litle better")),
        *(
            (text, CHANGE, 2)
            for text in ("no change", "no difference", "still the same", "same as before")
        ),
        *((text, CHANGE, 3) for text in ("slightly worse", "a bit worse")),
        *((text, CAMBIO, 0) for text in ("muchísimo mejor", "mucho mejor, gracias a Dios")),
        *((text, CAMBIO, 1) for text in ("un poquito mejor", "algo mejor")),
        *(
            (text, CAMBIO, 2)
            for text in ("lo mismo", "sin cambios", "sigue igual", "igual que antes")
        ),
        *((text, FUNCTION, 0) for text in ("a little easier", "much easier", "easyer")),
        *((text, FUNCTION, 2) for text in ("a bit harder", "a lot harder", "more difficult")),
        *((text, TAREAS, 0) for text in ("más fácil", "un poco menos")),
        ("más difícil", TAREAS, 2),
        *((text, MEDICINE, 0) for text in ("a little less", "fewer pills", "I take less now")),
        *((text, MEDICINE, 3) for text in ("nothing", "no medicine", "I don't take any")),
        *(
            (text, ("English", "Español"), 1)
            for text in ("Spanish please", "en español", "castellano")
        ),
        *((text, ("Next",), 0) for text in ("ok", "yes", "I understand", "next please")),
        ("I do not agree", CONSENT, 1),
        *((text, CHANGE, 2) for text in ("no better no worse", "it did nothing, honestly")),
        *((text, CAMBIO, 2) for text in ("ni mejor ni peor", "no noto cambios, la verdad")),
        # What is taken back does not count.
        *((text, SAFETY, 0) for text in ("I meant no", "yes I mean no", "sorry, no")),
        *((text, SEGURIDAD, 0) for text in ("quise decir no", "sí, digo no", "perdón, no")),
        *((text, SAFETY, 1) for text in ("no wait yes", "no, sorry, yes")),
        *((text, SEGURIDAD, 1) for text in ("no, digo sí", "no, perdón, sí")),
        ("the same I mean much worse", CHANGE, 4),
        *((text, SAFETY, 0) for text in ("no to all of them thank you", "nope all good here")),
        *((text, SEGURIDAD, 0) for text in ("no a todo, gracias", "no señorita todo bien")),
        *((text, CALL, 1) for text in ("no thanks I'm fine", "not yet", "not now, thanks")),
        *((text, LLAMADA, 1) for text in ("no gracias estoy bien", "todavía no", "ahora no")),
        *((text, CALL, 0) for text in ("yes please I'd like one", "yes, unfortunately")),
        *((text, LLAMADA, 0) for text in ("sí por favor quisiera una", "sí, por desgracia")),
        *((text, STOP, 0) for text in ("yes i want to stop", "yes please stop")),
        *((text, STOP, 1) for text in ("please continue", "keep going", "yes go on", "what? no")),
        *((text, PARAR, 1) for text in ("siga por favor", "sí quiero seguir", "sí, sigan")),
        *(
            (text, SAFETY, 0)
            for text in (
                "no problems",
                "all good",
                "I'm fine",
                "im ok",
                "not any",
            )
        ),
        *(
            (text, SAFETY, 0)
            for text in (
                "no, just sore",
                "none of these things",
                "nothing on the list",
                "ok, none",
            )
        ),
        *(
            (text, SAFETY, 0)
            for text in (
                "he has none",
                "he says no",
                "no he doesn't",
                "she says none",
                "none for him",
            )
        ),
        *((text, SEGURIDAD, 0) for text in ("todo bien", "estoy bien", "sin problemas", "ni una")),
        *(
            (text, SEGURIDAD, 0)
            for text in ("no solo cansancio", "dice que no", "no tiene nada", "bueno, no")
        ),
        *((text, SAFETY, 1) for text in ("ok, yes", "she says yes")),
        *((text, STOP, 0) for text in ("ok", "sure")),
        *(
            (text, SAFETY, 0)
            for text in (
                "wrong button, I meant no",
                "no wait, I mean no",
                "I misread, none of these",
            )
        ),
        ("perdón, me equivoqué, es no", SEGURIDAD, 0),
        *((text, SAFETY, 0) for text in ("no, pain is 6, a little better", "none, 4, better")),
        *((text, SEGURIDAD, 0) for text in ("ninguno, 4, mucho mejor", "no, 4")),
        *((text, CHANGE, 1) for text in ("bit better", "improved a little")),
        *(
            (text, CHANGE, 0)
            for text in ("alot beter", "much better thank you so much", "it's gone")
        ),
        *(
            (text, CHANGE, 2)
            for text in ("no better", "not much better", "he says it hurts about the same")
        ),
        *((text, CAMBIO, 2) for text in ("sige igual", "iwal", "no he mejorado nada")),
        *((text, CAMBIO, 0) for text in ("he mejorado bastante", "ella dice que mucho mejor")),
        *((text, WHO, 0) for text in ("I am the patient", "the patient", "patient here", "me")),
        *((text, WHO, 1) for text in ("I'm helping my mother, she had the shot", "I'm his wife")),
        *((text, WHO, 1) for text in ("his daughter", "my mother had the injection", "helper")),
        *((text, QUIEN, 0) for text in ("soy el paciente", "la paciente", "yo")),
        *((text, QUIEN, 1) for text in ("soy la esposa", "su hija", "ayudo a mi mamá")),
        *((text, MEDICINA, 3) for text in ("nada", "no tomo", "no tomo nada", "ninguna")),
        ("mornings are best", TIMES, 0),
        ("noon", TIMES, 1),
        ("no, thanksss I'm fine", SAFETY, 0),
        # Where one of two refuses, a yes is the other.
        *((text, ("Ask for a visit", "Not now"), 0) for text in ("yes", "sí")),
        ("por la tarde", HORAS, 2),
        # What says how sure somebody is takes nothing from a no.
        *((text, SAFETY, 0) for text in ("I'd say no", "probably no")),
        *((text, SEGURIDAD, 0) for text in ("creo no", "diría no")),
        ("little wrose", CHANGE, 3),
        *((text, FUNCTION, 0) for text in ("eas", "esier")),
        ("mañ", HORAS, 0),
        # The longest text that still answers.
        ("no" + " no" * 26, NUMB, 1),
    ],
)
def test_an_answer_in_words_means_its_button(text: str, labels: Sequence[str], index: int) -> None:
    assert read_button(text, labels) == index


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        *((text, CHANGE) for text in ("better", "worse", "a little", "much", "not better", "yes")),
        *((text, CHANGE) for text in ("much better than worse", "no", "a", "", "...", "👍")),
        *((text, SAFETY) for text in ("yes no", "these", "of", "or", "my leg", "no but my leg")),
        *(
            (text, SAFETY)
            for text in ("thanks", "I feel fine today", "that's it", "no fever", "maybe")
        ),
        *((text, CONSENT) for text in ("thanks", "I", "why", "agreement")),
        *((text, VISIT) for text in ("yes", "ok", "a")),
        ("keep", ("Keep clinic time", "Keep it")),
        *((text, STOP) for text in ("later yes, stop", "my pain yes stop")),
        ("yes", ("Ask for a visit", "No", "Not now")),
        # Whether something is so, nobody puts off.
        *(
            (text, SAFETY)
            for text in ("not now", "not yet", "I don't want to", "not now, I'm fine")
        ),
        *((text, SEGURIDAD) for text in ("ahora no", "no quiero", "hoy no")),
        *((text, NUMB) for text in ("not now", "not yet")),
        *((text, SAFETY) for text in ("yes none of these", "my leg I mean no", "I mean")),
        # Without a pause it may be: I am not well.
        ("no estoy bien", SEGURIDAD),
        *((text, SAFETY) for text in ("yes, I'm fine", "I'm not fine", "I understand")),
        # An "ok" goes along with what is said, and says nothing of what is asked.
        *(
            (text, SAFETY)
            for text in ("ok", "OK thank you dear", "sure, go ahead", "yes I'm ready", "just sore")
        ),
        *((text, SEGURIDAD) for text in ("bueno", "ok", "está bien", "listo", "solo cansancio")),
        *((text, NUMB) for text in ("ok", "okay thanks", "I'm fine")),
        *(
            (text, CHANGE)
            for text in ("a bit", "slightly", "not better", "no relief", "I mean better")
        ),
        # "No" may be: no less, no more, none.
        *((text, MEDICINA) for text in ("no", "no, gracias", "casi nada", "casi no tomo")),
        *((text, MEDICINA) for text in ("no más", "ya no más")),
        *((text, MEDICINE) for text in ("no", "no more", "almost none")),
        *((text, SAFETY) for text in ("no, 2 falls", "6, better", "no, better but my leg")),
        *((text, ("Keep clinic time",)) for text in ("ok", "no", "never mind")),
        ("yes", ()),
        ("yes", ("Yes", "Yes")),
        *(("no" + " no" * count, NUMB) for count in (27, 60)),
        ("yes no", NUMB),
        # What no label says is not left out either.
        ("call me, easing up", CALL),
        ("stop, getting better", STOP),
        # Whose beginning is thanks declines nothing either.
        *((text, CONSENT) for text in ("thank", "than")),
        ("grac", ("Acepto", "No, gracias")),
    ],
)
def test_what_could_mean_several_or_none_means_none(text: str, labels: Sequence[str]) -> None:
    assert read_button(text, labels) is None


@pytest.mark.parametrize(
    ("text", "labels", "index"),
    [
        ("call me", ("Yes, call me", "Call me later"), 0),
        ("llamen", ("Sí, llamen", "Llamen mañana"), 0),
        ("some", ("Some of it", "Something else"), 0),
        ("nope", ("Yes (a little)", "No (not at all)"), 1),
        ("evening on weekdays", ("Evening (6 pm) on weekdays", "Evening (8 pm)"), 0),
    ],
)
def test_the_whole_of_a_part_goes_before_a_beginning(
    text: str, labels: Sequence[str], index: int
) -> None:
    assert read_button(text, labels) == index


@pytest.mark.parametrize(
    ("text", "labels", "indexes"),
    [
        *((text, CHANGE, (0, 1)) for text in ("better", "I feel better", "beter")),
        *((text, CHANGE, (1, 3)) for text in ("a little", "slightly")),
        ("worse", CHANGE, (3, 4)),
        *((text, CAMBIO, (0, 1)) for text in ("mejor", "me siento mejor")),
        ("un poquito", CAMBIO, (1, 3)),
        *((text, CHANGE, ()) for text in ("much better", "same", "my leg", "thanks", "")),
        ("", ("👍", "👎"), ()),
    ],
)
def test_words_that_several_labels_have_name_all_of_these(
    text: str, labels: Sequence[str], indexes: tuple[int, ...]
) -> None:
    assert half_named(text, labels) == indexes


def _sets_of_labels() -> list[tuple[str, ...]]:
    return [
        labels
        for language in JUDGED
        for entry in entries(language).values()
        if len(set(labels := tuple(label for _, label in entry.buttons))) == len(labels) > 0
    ]


@pytest.mark.parametrize("labels", _sets_of_labels())
def test_each_label_of_the_bot_means_itself_however_it_is_written(labels: tuple[str, ...]) -> None:
    for index, label in enumerate(labels):
        for text in (label, label.upper(), f" {label.lower()}!! 🙏", label.replace(",", "")):
            assert read_button(text, labels) == index


@given(st.text(max_size=90), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_means_one_of_the_labels_or_none(text: str, labels: list[str]) -> None:
    assert read_button(text, labels) in {None, *range(len(labels))}


def test_yes_and_no_are_known_in_a_further_language() -> None:
    assert read_button("Ja, bitte", NUMB, (*LEXICONS, GERMAN)) == 0
    assert read_button("nein danke", NUMB, (*LEXICONS, GERMAN)) == 1
    assert read_button("nein", NUMB) is None
    assert read_button("ja, ich meine nein", NUMB, (*LEXICONS, GERMAN)) == 1


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *(
            (text, True)
            for text in ("cancel", "Never mind, thanks", "forget it", "no, cancel that")
        ),
        *((text, True) for text in ("olvídalo", "cancelar por favor", "me equivoqué", "NVM")),
        *((text, False) for text in ("no", "stop", "cancel my visit", "I forget it", "", "no sé")),
    ],
)
def test_what_is_asked_can_be_called_off_in_words(text: str, *, is_meant: bool) -> None:
    assert cancels(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("no thanks", True),
        ("never mind", True),
        ("not now", True),
        ("Denver", False),
        ("ok", False),
    ],
)
def test_a_refusal_is_a_no_or_a_call_off(text: str, *, is_meant: bool) -> None:
    assert declines(text) is is_meant


@pytest.mark.parametrize("text", ["Nein danke", "abbrechen bitte"])
def test_a_refusal_is_known_in_a_further_language(text: str) -> None:
    assert declines(text, (*LEXICONS, GERMAN))
    assert not declines(text)


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *(
            (text, True)
            for text in ("nothing else", "No, nothing to add.", "that's all", "-", ".")
        ),
        *((text, True) for text in ("nada más, gracias", "es todo", "no, nada", "n/a", "pass")),
        *(
            (text, False)
            for text in ("nothing helps", "no sleep", "nada me ayuda", "👍", "thanks a lot")
        ),
    ],
)
def test_a_note_that_adds_nothing_is_none(text: str, *, is_meant: bool) -> None:
    assert adds_nothing(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *((text, True) for text in ("skip", "not asked", "She did not want to say.", "refused")),
        *((text, True) for text in ("saltar", "no quiso decir", "No lo dijo", "no le pregunté")),
        *((text, True) for text in ("she did not want to say it today", "hoy él no quiso decir")),
        ("she said it is a six, he did not want to say", False),
        *((text, False) for text in ("eight", "", "ella dijo ocho", "she said that it is less")),
    ],
)
def test_staff_write_that_nothing_was_said(text: str, *, is_meant: bool) -> None:
    assert leaves_unsaid(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [("yes, he died", True), ("sí, falleció", True), ("he died", False), ("no he is well", False)],
)
def test_who_begins_with_a_yes_confirms(text: str, *, is_meant: bool) -> None:
    assert confirms(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *(
            (text, True)
            for text in ("español por favor", "can we do this in Spanish?", "no english")
        ),
        ("please can we do this in spanish instead", True),
        *((text, False) for text in ("my pain is the same", "", "my " * 8 + "english")),
    ],
)
def test_a_language_is_wished_for_by_its_name(text: str, *, is_meant: bool) -> None:
    assert speaks_of_language(text) is is_meant


@pytest.mark.parametrize(
    ("text", "labels", "is_meant"),
    [
        *((text, MEDICINE, True) for text in ("no more", "No more, thanks")),
        *((text, MEDICINA, True) for text in ("no más", "ya no más", "no menos")),
        *((text, MEDICINE, False) for text in ("no more texts please", "stop", "no", "more")),
        *((text, MEDICINA, False) for text in ("no más mensajes", "basta", "más")),
        ("no more", FUNCTION, False),
    ],
)
def test_a_no_before_a_label_is_told_apart(
    text: str, labels: Sequence[str], *, is_meant: bool
) -> None:
    assert denies_label(text, labels) is is_meant


@pytest.mark.parametrize("labels", [SAFETY, SEGURIDAD])
@pytest.mark.parametrize(
    "text",
    [
        *("a little bit", "a little", "just a little", "all of them", "the last one", "number 2"),
        *(
            "just the second one on the list, my leg",
            "2 and 5",
            "only the redness",
            "first and third",
        ),
        *("both of them", "kind of", "a bit of redness", "maybe a little", "the first one"),
        *("un poco", "un poquito", "lo segundo", "un poquito de lo primero", "solo lo rojo"),
        *("la última", "número 3", "3 y 4", "todas", "nomas lo rojo", "los dos", "algo"),
    ],
)
def test_who_says_which_of_a_list_says_yes(text: str, labels: Sequence[str]) -> None:
    assert read_button(text, labels) == 1


@pytest.mark.parametrize("text", ["a little bit", "un poco", "all of them", "the last one"])
@pytest.mark.parametrize("labels", [STOP, CALL, CONSENT, PARAR])
def test_a_little_is_no_yes_to_an_offer(text: str, labels: Sequence[str]) -> None:
    assert read_button(text, labels) is None


@pytest.mark.parametrize(
    "text",
    [
        *("No, just took 3 extra of my pills", "no, nomas la pierna la siento rara"),
        *("not a little", "not all of them", "not the first one", "number 2 is none", "10 and 20"),
        *("ni un poco", "2", "#2", "solo dolor", "just sore"),
    ],
)
def test_what_neither_denies_all_nor_names_one_is_neither(text: str) -> None:
    assert read_button(text, SAFETY) is None


@pytest.mark.parametrize(
    ("text", "labels", "index"),
    [
        *((text, CHANGE, 2) for text in ("ABOUT THE SAME AS IT WAS BEFORE", "same thing")),
        *((text, CHANGE, 2) for text in ("not any better or worse", "no better or worse")),
        *((text, CHANGE, 2) for text in ("the same as before the shot", "same ole same ole")),
        *((text, CHANGE, 2) for text in ("no change whatsoever", "about the same as last week")),
        *((text, CHANGE, 1) for text in ("a hair better", "a smidge better")),
        *(
            (text, CHANGE, 1)
            for text in ("some better", "alittle better", "its gotten some better")
        ),
        *((text, CHANGE, 3) for text in ("some worse", "alittle worse")),
        *(
            (text, CAMBIO, 2)
            for text in ("igualito", "igualita", "no mejoró", "igual que siempre")
        ),
        *((text, CAMBIO, 1) for text in ("mejor un poquito", "mejor un poco")),
        *((text, CAMBIO, 0) for text in ("mejoró bastante", "mejoró mucho")),
        ("peor un poquito", CAMBIO, 3),
        *((text, FUNCTION, 0) for text in ("way easier", "i can tie my shoes again")),
        *((text, FUNCTION, 2) for text in ("cant do my chores at all", "i struggle more")),
        *((text, TAREAS, 0) for text in ("hago más fácil las cosas", "batallo menos")),
        *((text, TAREAS, 2) for text in ("batallo más", "me cuesta más")),
        *((text, MEDICINE, 3) for text in ("quit taking the pills", "i stopped taking them")),
        *((text, MEDICINE, 2) for text in ("i take double now", "twice as much")),
        *((text, MEDICINE, 0) for text in ("i cut back", "i take half")),
        *((text, MEDICINA, 3) for text in ("dejé de tomar las pastillas", "ya no tomo")),
        *((text, MEDICINA, 2) for text in ("tomo el doble", "tomo más")),
        *((text, MEDICINA, 0) for text in ("la mitad", "bajé la dosis")),
    ],
)
def test_what_is_said_for_a_label_in_other_words_is_it(
    text: str, labels: Sequence[str], index: int
) -> None:
    assert read_button(text, labels) == index


@pytest.mark.parametrize("text", ["better then before", "better", "mejorcito"])
def test_better_alone_stays_between_two(text: str) -> None:
    labels = CAMBIO if text == "mejorcito" else CHANGE

    assert read_button(text, labels) is None
    assert half_named(text, labels) == (0, 1)


@pytest.mark.parametrize("text", ["not worse", "no worse", "i cant do anything", "seis mejor"])
@pytest.mark.parametrize("labels", [CHANGE, CAMBIO, FUNCTION])
def test_what_may_be_two_labels_is_none(text: str, labels: Sequence[str]) -> None:
    assert read_button(text, labels) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(("igual", "About the same"), ("sigue igualito", "About the same")),
        *(("mucho mejor gracias a Dios", "Much better"), ("un poquito mejor", "A little better")),
        *(("peor tantito", "A little worse"), ("mucho peor", "Much worse")),
        *(("same", "Igual"), ("no change really", "Igual"), ("way better!!", "Mucho mejor")),
        *(("a tiny bit better", "Un poco mejor"), ("a lot worse", "Mucho peor")),
    ],
)
def test_who_reads_one_language_may_type_the_other(text: str, label: str) -> None:
    english = ("Much better", "A little better", "About the same", "A little worse", "Much worse")
    spanish = ("Mucho mejor", "Un poco mejor", "Igual", "Un poco peor", "Mucho peor")
    labels = english if label in english else spanish

    meant = read_button(text, labels)

    assert meant is not None
    assert labels[meant] == label
