"""Which taps answer which question."""

from __future__ import annotations

import pytest

from bot.domain.answers import ITEMS, InvalidAnswerError, Question, Sign, accept, accept_tap
from bot.domain.errors import BotError

ALLOWED = {
    Question.SAFETY: ("no", "yes"),
    Question.PAIN: ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
    Question.CHANGE: ("2", "1", "0", "-1", "-2"),
    Question.FIRST_HOURS: ("yes", "no", "unsure"),
    Question.FUNCTION: ("1", "0", "-1"),
    Question.MEDICINE: ("-1", "0", "1", "none"),
    Question.NOTE: ("skip",),
}


def test_the_options_stand_in_the_order_of_the_buttons() -> None:
    assert {question: item.values for question, item in ITEMS.items()} == ALLOWED


def test_each_question_is_declared_in_the_order_in_which_it_is_asked() -> None:
    assert list(ITEMS) == list(Question)


@pytest.mark.parametrize("question", Question)
def test_no_button_and_no_value_stands_twice_under_a_question(question: Question) -> None:
    item = ITEMS[question]

    assert len(set(dict(item.choices))) == len(set(item.values)) == len(item.choices)


@pytest.mark.parametrize("question", Question)
def test_a_stored_value_fits_into_its_column(question: Question) -> None:
    assert all(len(value) <= 16 for value in (question, *ITEMS[question].values))


@pytest.mark.parametrize(
    ("question", "value"),
    [(question, value) for question, values in ALLOWED.items() for value in values],
)
def test_an_option_is_accepted_as_it_is(question: Question, value: str) -> None:
    assert accept(question, value) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (Question.SAFETY, "maybe"),
        (Question.SAFETY, ""),
        (Question.SAFETY, "YES"),
        (Question.PAIN, "11"),
        (Question.PAIN, "-1"),
        (Question.PAIN, "07"),
        (Question.PAIN, "7 "),
        (Question.CHANGE, "3"),
        (Question.FUNCTION, "2"),
        (Question.MEDICINE, "2"),
        (Question.NOTE, ""),
        (Question.NOTE, " \n"),
    ],
)
def test_anything_else_is_refused(question: Question, value: str) -> None:
    with pytest.raises(InvalidAnswerError) as refusal:
        accept(question, value)

    assert refusal.value.question is question
    assert refusal.value.value == value


def test_the_refusal_says_what_is_allowed() -> None:
    with pytest.raises(BotError, match=r"^not an answer to safety; allowed: no, yes$"):
        accept(Question.SAFETY, "secret words")


def test_the_refusal_of_a_blank_note_says_what_is_allowed() -> None:
    with pytest.raises(BotError, match=r"allowed: any text that is not blank$"):
        accept(Question.NOTE, " ")


def test_a_note_is_tapped_only_to_skip_it() -> None:
    assert accept_tap(Question.NOTE, "skip") == "skip"
    with pytest.raises(InvalidAnswerError):
        accept_tap(Question.NOTE, "Slept badly.")


def test_a_note_is_kept_as_it_was_typed() -> None:
    assert accept(Question.NOTE, " Slept badly.\n") == " Slept badly.\n"


def test_the_signs_are_those_of_the_buttons() -> None:
    assert [sign.value for sign in Sign] == [
        *("breath", "weak", "speech", "bladder", "fever", "head", "site", "mistake")
    ]
