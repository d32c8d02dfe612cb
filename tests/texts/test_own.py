"""A clinic's own wording: what is refused; what is accepted never fails when it is said."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import own, samples
from bot.texts.catalogue import LANGUAGES, Text, load_texts, placeholders_in
from bot.texts.journeys import EVERY, JOURNEYS, Journey, needs_second
from bot.texts.own import LONGEST, LONGEST_TOAST, Found, Problem
from tests.services.support.bench import make_clinic
from tests.texts.entries import written

TEXTS: Final = load_texts()
# Asked in all languages at once, before anybody has chosen one.
IN_ALL: Final = {"choose_language", "choose_language_again"}
PHONE: Final = Text(("Call {clinic_phone} or {emergency_number}.",))


def test_each_text_that_patients_read_stands_in_one_journey() -> None:
    read = {key for key, entry in written("en").items() if entry.is_for_patients} - IN_ALL
    listed = [key for keys in JOURNEYS.values() for key in keys]

    assert sorted(listed) == sorted(read)


def test_what_any_text_may_name_is_what_the_clinic_fills_in() -> None:
    assert make_clinic().values("en").keys() == own.CLINIC


def test_all_that_names_help_or_an_outcome_needs_a_second_person() -> None:
    alone = {key for key in EVERY if not needs_second(key, TEXTS.shipped(key, "en"))}

    assert {"saved", "ask_time", "settings", "late_saved"} <= alone
    assert not any(EVERY[key] in {Journey.SAFETY, Journey.OUTCOME} for key in alone)
    assert not any("emergency_number" in TEXTS.shipped(key, "en").placeholders for key in alone)
    assert alone.isdisjoint({"checkin_first", "welcome_consent_1", "welcome_consent_2"})


def test_questions_replies_and_what_is_promised_about_data_need_a_second_person() -> None:
    alone = {key for key in EVERY if not needs_second(key, TEXTS.shipped(key, "en"))}
    questions = {"ask_pain", "ask_change", "ask_baseline", "reminder_last", "automatic"}

    assert alone.isdisjoint(questions | {"delete_confirm", "privacy"})
    assert not any(key.startswith("thanks_") for key in alone)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Call {clinic_phone} or {emergency_number}.", []),
        ("At {clinic_name}: {clinic_phone}, {emergency_number}", []),
        ("", [Found(Problem.EMPTY)]),
        (" \n ", [Found(Problem.EMPTY)]),
        ("Call {clinic_phone}.", [Found(Problem.MISSING, "{emergency_number}")]),
        (
            "Call {clinic_phone} or {emergency_number}, {city}.",
            [Found(Problem.UNKNOWN, "{city}")],
        ),
        ("{clinic_phone} {emergency_number} {", [Found(Problem.BRACES)]),
        ("{clinic_phone} {emergency_number} {a b}", [Found(Problem.BRACES)]),
        ("{{clinic_phone}} {emergency_number}", [Found(Problem.BRACES)]),
        (
            "Surgery? {clinic_phone} {emergency_number}",
            [Found(Problem.TREATMENT, "Surgery")],
        ),
        ("Cirugía: {clinic_phone} {emergency_number}", [Found(Problem.TREATMENT, "Cirugía")]),
    ],
)
def test_what_is_wrong_is_named(form: str, expected: list[Found]) -> None:
    assert own.problems_of(form, PHONE, 0, record_only=True) == expected


def test_a_treatment_may_be_named_where_rules_speak_and_where_the_shipped_text_does() -> None:
    form = "Surgery? {clinic_phone} {emergency_number}"
    named = Text((form,))

    assert own.problems_of(form, PHONE, 0, record_only=False) == []
    assert own.problems_of(form, named, 0, record_only=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", EVERY)
def test_the_shipped_text_may_always_be_typed_again(key: str, language: str) -> None:
    shipped = TEXTS.shipped(key, language)

    assert own.is_usable(shipped.forms, shipped, record_only=True)
    sizes = [len(samples.filled(form, language)) for form in shipped.forms]
    assert max(sizes) <= own.longest(key, shipped)
    assert LONGEST_TOAST < LONGEST


def test_own_texts_take_the_place_of_the_shipped_ones_and_leave_again() -> None:
    wordings = {
        ("late_saved", "en"): ("Ours.",),
        ("late_saved", "es"): ("{unknown}",),
        ("no_such_text", "en"): ("?",),
        ("staff_welcome", "en"): ("Not for patients.",),
    }

    changed = own.put_on(TEXTS, wordings, record_only=False)

    assert changed.say("late_saved", "en") == "Ours."
    assert changed.say("late_saved", "es") == TEXTS.say("late_saved", "es")
    assert changed.text("staff_welcome", "en") == TEXTS.text("staff_welcome", "en")
    assert own.put_on(changed, {}, record_only=False).say("late_saved", "en") == TEXTS.say(
        "late_saved", "en"
    )
    assert changed.buttons("alternatives", "en") == TEXTS.buttons("alternatives", "en")


_NAMES: Final = sorted(
    {name for key in EVERY for name in TEXTS.shipped(key, "en").placeholders}
    | own.CLINIC
    | {"nonsense", "Name", "x1"}
)
_PIECES: Final = st.one_of(
    st.sampled_from([f"{{{name}}}" for name in _NAMES]),
    st.text(alphabet="ab {}.\n%\\$é", max_size=8),
)


@st.composite
def _wordings(draw: st.DrawFn) -> tuple[str, str, tuple[str, ...]]:
    key, language = draw(st.sampled_from(sorted(EVERY))), draw(st.sampled_from(LANGUAGES))
    shipped = TEXTS.shipped(key, language)
    needed = [
        f"{{{name}}}" if draw(st.integers(0, 9)) else ""
        for name in placeholders_in(shipped.forms[-1])
    ]
    count = len(shipped.forms) if draw(st.integers(0, 9)) else 1
    pieces = st.lists(_PIECES, max_size=4)
    return key, language, tuple("".join([*needed, *draw(pieces)]) for _ in range(count))


@given(wording=_wordings(), record_only=st.booleans(), number=st.integers(0, 100))
def test_no_wording_that_is_stored_ever_fails_when_it_is_said(
    wording: tuple[str, str, tuple[str, ...]], record_only: bool, number: int
) -> None:
    key, language, forms = wording
    shipped = TEXTS.shipped(key, language)
    # What the program gives is what the shipped text and any text may name, and no more.
    given_values = {
        **make_clinic().values(language),
        **dict.fromkeys(shipped.placeholders, "some {value}"),
        shipped.counted: number,
    }

    texts = own.put_on(TEXTS, {(key, language): forms}, record_only=record_only)

    said = texts.say(key, language, **given_values)
    if own.is_usable(forms, shipped, record_only=record_only):
        assert texts.text(key, language).forms == forms
        kept = {name for name in own.needed(shipped, -1) if name != shipped.counted}
        assert "some {value}" in said or not (kept - own.CLINIC)
    else:
        assert said == TEXTS.say(key, language, **given_values)
