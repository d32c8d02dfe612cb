"""Typed pain scores that are only suggested."""

from __future__ import annotations

import pytest

from bot.words.numbers import (
    ScoreKind,
    ScoreReading,
    answers_beside,
    read_score,
    whole_score,
)
from tests.words.test_lexicon import ALL


@pytest.mark.parametrize(
    ("word", "score"),
    [
        *(("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)),
        *(("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10)),
        *(("cero", 0), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5)),
        *(("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10)),
        *(("Seven", 7), ("SIETE.", 7), ("seven out of ten", 7), ("siete de diez", 7)),
    ],
)
def test_a_number_word_is_suggested(word: str, score: int) -> None:
    assert read_score(word) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "7.5",
            "7,5",
            "7.1",
            "7.25",
            "7 1/2",
            "7\u00bd",
            "7 and a half",
            "7 y medio",
            "siete y media",
        ),
        *(
            "7-8",
            "7 - 8",
            "7\u20138",
            "7 \u2014 8",
            "8-7",
            "7 or 8",
            "7 o 8",
            "7 u 8",
            "7 to 8",
            "7 a 8",
        ),
        *("7, 8", "seven or eight", "siete u ocho", "between 7 and 8", "entre 7 y 8", "7-8/10"),
        *("about 7.5", "7.5/10", "7.5 out of 10"),
    ],
)
def test_ranges_and_halves_suggest_the_upper_whole_number(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, 8)


@pytest.mark.parametrize(
    "text",
    [
        *("about 7", "around 7", "maybe 7", "like a 7", "almost 7", "approx 7", "~7", "~ 7"),
        *(
            "\u2248 7",
            "it's 7",
            "it\u2019s a 7",
            "I'd say 7",
            "I think 7",
            "my pain is 7",
            "pain 7",
        ),
        *("maybe, 7", "7 today", "7ish", "7 ish", "sevenish", "about 7/10", "7.0", "07"),
        *(
            "como 7",
            "como un 7",
            "unos 7",
            "casi 7",
            "m\u00e1s o menos 7",
            "cerca de 7",
            "tal vez 7",
        ),
        *(
            "quiz\u00e1s 7",
            "quiz\u00e1 7",
            "creo que 7",
            "dir\u00eda que 7",
            "es un 7",
            "mi dolor es 7",
            "7 hoy",
        ),
    ],
)
def test_a_number_in_everyday_words_is_suggested(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, 7)


@pytest.mark.parametrize(
    ("text", "score"),
    [("9.5", 10), ("9 or 10", 10), ("0.5", 1), ("0-1", 1), ("9 and a half", 10), ("10.0", 10)],
)
def test_a_suggestion_stays_between_0_and_10(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(
            ("8 right now", 8),
            ("still 8", 8),
            ("I'm at a 7", 7),
            ("pain level 8", 8),
            ("8 pain", 8),
        ),
        *(("6-ish", 6), ("6ish today", 6), ("id say about a 7", 7)),
        *(("4 or a 5", 5), ("4 or maybe 5", 5), ("from 5 to 6", 6), ("4 mas o menos", 4)),
        *(
            ("nivel 5", 5),
            ("8 (eight)", 8),
            ("8 (ocho)", 8),
            ("eight (8)", 8),
            ("8/10 right now", 8),
        ),
        *(("todavía 6", 6), ("tengo un 4", 4), ("sigo en 7", 7), ("I have a 3 still", 3)),
        *(("down to a 2", 2), ("5 de dolor hoy", 5), ("pain is at a seven", 7), ("im a 6", 6)),
        *(
            ("hi, 5", 5),
            ("Pain: 4", 4),
            ("Good morning. It is 5.", 5),
            ("5 doctor", 5),
            ("Yes 5", 5),
        ),
        *(
            ("a strong 6", 6),
            ("still the same 8", 8),
            ("pain scale 7", 7),
            ("7or8", 8),
            ("5~6", 6),
        ),
        *(("on a scale of 0 to 10, 6", 6), ("de 0 a 10 un 6", 6), ("Hola, un 5", 5)),
        *(("hoy amanecí en 4", 4), ("me duele un 6", 6), ("un nueve doctora", 9)),
        *(("sorry, I meant 3", 3), ("no, 3", 3), ("3 sorry", 3), ("perdón, quise decir 3", 3)),
        *((text, 0) for text in ("none", "nothing", "nada", "ninguno", "0 - no pain")),
        *((text, 0) for text in ("no pain", "No pain today!", "sin dolor", "ya no me duele")),
        *(
            (text, 0)
            for text in ("still no pain", "it doesn't hurt", "pain free", "no siento dolor")
        ),
    ],
)
def test_a_score_in_a_phrase_is_suggested(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    "text", ["8 \U0001f622", "\U0001f642 8", "8\u2764\ufe0f", "8! \U0001f64f\U0001f3fd"]
)
def test_a_picture_beside_a_score_changes_nothing(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.EXACT, 8)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "still 11",
            "I'm at -1",
            "100",
            "better",
            "8 (seven)",
            "level",
            "no pain but 7 at night",
        ),
        *("sin dolor de cabeza", "less pain", "8 8", "\U0001f642", "5 to", "nivel 12"),
    ],
)
def test_a_phrase_without_one_score_is_unclear(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.UNCLEAR)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *((text, 8) for text in ("8", "eight", "about 8", "8 out of 10", "ocho")),
        ("\U0001f51f", 10),
        *((text, 4) for text in ("said 4", "she says 4", "pt reports four", "NRS 4", "abt 4")),
        *(
            (text, 4)
            for text in ("dice 4", "dice que un 4", "me dijo cuatro", "EVA 4", "tiene un 4")
        ),
        *(("no, 3", 3), ("No. 4", 4)),
        *((text, 0) for text in ("no pain", "pain free", "sin dolor", "no me duele nada")),
        *((text, None) for text in ("7.5", "7-8", "7 or 8", "none", "nada", "better", "11")),
    ],
)
def test_staff_type_one_whole_score(text: str, score: int | None) -> None:
    assert whole_score(text) == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("sorry, 4 not 9", 4), ("my pain is actually 6, not 2", 6), ("5 instead of 7", 5)),
        *(("perdón, 4 no 9", 4), ("en realidad es 6 y no 2", 6), ("5 en vez de 7", 5)),
    ],
)
def test_of_a_score_and_what_it_is_not_the_first_is_whole(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)
    assert whole_score(text) == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("on Friday it was 9, today it's a 4", 4), ("seven before, now maybe three", 3)),
        *(("went from 9 to 4", 4), ("from a 2 to a 6", 6), ("I said 4 but now 7", 7)),
        *(("el viernes era 9, hoy es 4", 4), ("antes siete, ahora como tres", 3)),
        *(("de 9 bajó a 4", 4), ("de un 2 a un 6", 6), ("dije 4 pero ahora 7", 7)),
    ],
)
def test_of_two_scores_the_one_of_now_is_suggested(text: str, score: int) -> None:
    reading = read_score(text)

    assert reading == ScoreReading(ScoreKind.SUGGESTED, score)
    assert reading.has_more
    assert whole_score(text) is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("Hello dear. My pain is 4 today. Best wishes", 4), ("I'm 68 and the pain is 3", 3)),
        *(("Hola. El dolor es 4 hoy. Saludos", 4), ("tengo 68 años y el dolor es 3", 3)),
        *(('I slept well, "pain is 5"', 5), ("ya camino mejor y el dolor es un 5", 5)),
    ],
)
def test_a_score_of_the_pain_among_other_words_is_suggested(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)
    assert whole_score(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("not 8", "3 not bad", "walked 5 minutes, today 10 more", "no pain, 3 days"),
        *("pain 3 times a day", "took 2 pills. The pain is 4", "it hurts. Aged 9", "pain is 80"),
        *(
            "no 8 dolores",
            "caminé 5 minutos, hoy 10 más",
            "el dolor, 3 días",
            "tomé 2. El dolor es 4",
        ),
    ],
)
def test_numbers_of_something_else_suggest_nothing(text: str) -> None:
    assert read_score(text).score is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("stil 7", 7), ("fiv", 5), ("sevn", 7), ("eigth", 8), ("hes at an 8 still", 8)),
        *(("sinco", 5), ("nuebe", 9), ("hocho", 8), ("quatro", 4), ("dies", 10)),
        *(("ella dice que un 7", 7), ("cero, no me duele nada", 0), ("de 5 a 6", 6)),
    ],
)
def test_a_score_is_read_behind_slips_and_words_of_others(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("no, pain is 6, a little better", 6), ("6 and a little better", 6)),
        *(("5 today, better than yesterday", 5), ("ninguno, 4, mucho mejor", 4)),
    ],
)
def test_a_score_beside_other_answers_is_read(text: str, score: int) -> None:
    reading = read_score(text)

    assert (reading.kind, reading.score) == (ScoreKind.SUGGESTED, score)
    assert reading.has_more


@pytest.mark.parametrize(
    "text",
    ["no, 2 falls", "my leg is numb, 6", "6, worse", "3 and better than 5", "6 pills, better"],
)
def test_a_number_beside_anything_else_is_unclear(text: str) -> None:
    assert read_score(text).kind is ScoreKind.UNCLEAR


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        *((text, True) for text in ("6", "seis", "better", "A little better!", "un poco mejor")),
        *((text, False) for text in ("worse", "peor", "2 falls", "my leg", "no", "")),
    ],
)
def test_a_score_and_no_worse_may_stand_beside_an_answer(text: str, *, is_answer: bool) -> None:
    assert answers_beside(text) is is_answer


@pytest.mark.parametrize("text", ["sieben", "viel besser"])
def test_what_stands_beside_an_answer_is_known_in_a_further_language(text: str) -> None:
    assert answers_beside(text, ALL)
    assert not answers_beside(text)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(
            (text, 0)
            for text in ("its gone", "it's gone", "all gone", "ya no me duele", "se me quitó")
        ),
        *((text, 0) for text in ("it went away", "ya se me quitó el dolor", "se fue el dolor")),
        *((text, 8) for text in ("seven maybe eight", "7 maybe 8", "siete tal vez ocho")),
        *((text, 8) for text in ("8 o a lo mejor 7", "7 perhaps 8")),
        *((text, 9) for text in ("ocho con cinco", "8 con 5", "8 con medio")),
        *((text, 7) for text in ("ando en 7", "ando en un siete", "6 point 5", "6 punto 5")),
        *((text, 3) for text in ("not to bad, a 3", "not too bad, 3", "no está mal, un 3")),
        *((text, 6) for text in ("5ish maybe 6", "5 ish maybe 6", "about 5 maybe 6")),
    ],
)
def test_what_people_say_around_or_between_scores_suggests_the_upper(
    text: str, score: int
) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    "text",
    [
        *("the leg is gone", "my appetite is gone", "7 con gripe", "8 con 10", "6 point 50"),
        *("not to bad", "5 maybe 3 pills", "ando en 7 de la mañana", "10 con 5", "no está mal"),
    ],
)
def test_what_only_sounds_like_a_score_is_unclear(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.UNCLEAR)
