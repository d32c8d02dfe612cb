"""A draft: every value with its range, whose it is, and that nothing in it can do harm."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

import pytest

from bot.domain.answers import Question
from bot.domain.ledger import StaffRole
from bot.domain.protocol import Decision, Offset, Procedure, Protocol, Replaces, Unit
from bot.domain.ready_made import READY_MADE
from bot.services.protocols.fields import FIELDS
from tests.services.protocols.clinic import drafted, open_draft, versions
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.crew import Member, admin_of, hire


def days(value: int) -> Offset:
    return Offset(value, Unit.DAYS)


def hours(value: int) -> Offset:
    return Offset(value, Unit.HOURS)


# By the button of each value: what is refused, what is taken, and what is then so.
VALUES: Final = {
    "Hours": (
        ["7-20", "9-22", "9", "9-10", "20-9 am", "never", "9-10-11"],
        "8:30 to 6 pm",
        lambda p: (p.window.start, p.window.end) == (time(8, 30), time(18)),
    ),
    "Times offered": (
        ["8, 12", "10, 8 pm", "9 10 11 12 13", "10:15", "soon", "-"],
        "9, 12:30, 5",
        lambda p: p.times == (time(9), time(12, 30), time(17)),
    ),
    "Some relief": (
        ["9", "51", "a lot", "-5", "28.5"],
        "30%",
        lambda p: p.rule.meaningful_percent == 30,
    ),
    "Least points": (["0", "6", "one"], "2 points", lambda p: p.rule.meaningful_min_points == 2),
    "Good relief": (["28", "91", "all"], "85", lambda p: p.rule.good_percent == 85),
    "Worse": (["0", "6", "x"], "+3", lambda p: p.rule.worse_points == 3),
    "No result before": (
        ["6", "8", "6 days", "2 weeks", "later"],
        "7",
        lambda p: p.not_before == days(7),
    ),
    "Late answer until": (
        ["13", "151", "5 weeks 1 day"],
        "3 weeks",
        lambda p: p.late_final.span == timedelta(days=21),
    ),
    "If the bot was down": (["200", "8 days", "often"], "4", lambda p: p.late_sending == hours(4)),
    "6th treatment": (
        ["Only one line", "ab\ncd", f"{'x' * 61}\nRadio", "a\nb\nc"],
        "Radiofrequency treats the nerve by heat.\nLa radiofrecuencia trata el nervio con calor.",
        lambda p: dict(p.sixth)["es"].startswith("La radiofrecuencia"),
    ),
    "Decides": (
        ["both"],
        "the last two",
        lambda p: p.rule.decision is Decision.FINAL_AND_PREVIOUS,
    ),
    "Procedure": (["knee"], "epidural injection", lambda p: p.procedure is Procedure.EPIDURAL),
    "Ends": (["all"], "same area and procedure", lambda p: p.replaces is Replaces.PROCEDURE),
}  # fmt: skip
# The same of the second of three check-ins.
OF_A_CHECK_IN: Final = {
    "When": (
        ["0 hours", "1 day", "7 days", "25 hours", "91 days", "6 days 12 hours", "soon"],
        "3 days",
        lambda p: p.check_ins[1].offset == days(3),
    ),
    "Reminders": (
        ["48 hours", "6 hours, 5 hours", "1d 2d", "1h 2h 3h 4h", "0 hours", "often"],
        "3 hours, 1 day",
        lambda p: p.check_ins[1].reminders == (hours(3), days(1)),
    ),
    "Closes": (
        ["1", "169", "8 days", "24", "never"],
        "3 days",
        lambda p: p.check_ins[1].closes_after == days(3),
    ),
}  # fmt: skip


async def refuse_and_take(
    bench: Bench, admin: Member, label: str, values: tuple[list[str], str, object]
) -> None:
    """Type each wrong value, then the right one."""
    wrong, right, is_so = values
    before = await drafted(bench)
    asked = admin.last.text
    for text in wrong:
        await admin.says(text)

        assert admin.last.text.endswith(asked), (label, text, admin.last.text)
        assert len(admin.last.text) > len(asked), (label, text)
        assert await drafted(bench) == before, (label, text)
    if right in admin.last.labels:
        await admin.taps(right)
    else:
        await admin.says(right)
    after = await drafted(bench)
    assert callable(is_so)
    assert isinstance(after, Protocol)
    assert is_so(after), (label, after)


@ON_SQLITE
@pytest.mark.parametrize("label", VALUES)
async def test_each_value_is_taken_or_its_range_named(bench: Bench, label: str) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps(label)

    await refuse_and_take(bench, admin, label, VALUES[label])


@ON_SQLITE
@pytest.mark.parametrize("label", OF_A_CHECK_IN)
async def test_each_value_of_a_check_in_too(bench: Bench, label: str) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2", label)

    await refuse_and_take(bench, admin, label, OF_A_CHECK_IN[label])


# What names the range of each, in its order on the screen.
RANGES: Final = {
    "es": [
        "8:00 am a 9:00 pm", "1 a 4 horas", "10 a 50", "1 a 5", "29 a 90", "1 a 5", "Toque",
        "7 a 7 días", "14 a 150 días", "1 a 168 horas", "3 a 60 letras", "Toque", "Toque",
    ],
    "en": [
        "8:00 AM to 9:00 PM", "1 to 4 times", "10 to 50", "1 to 5", "29 to 90", "1 to 5", "Tap",
        "7 to 7 days", "14 to 150 days", "1 to 168 hours", "3 to 60 letters", "Tap", "Tap",
    ],
}  # fmt: skip


@ON_SQLITE
@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_it_does_and_its_range_are_said_in_both_languages(
    bench: Bench, language: str
) -> None:
    admin = admin_of(bench)
    await admin.speaks(language)
    await admin.says("/schedule")
    await admin.taps({"en": "Change", "es": "Cambiar"}[language])
    fields = admin.last.labels[3:16]

    for label, name, range_ in zip(fields, FIELDS, RANGES[language], strict=True):
        await admin.taps(label)
        await admin.says("?!")

        problem, now, about, said = admin.last.text.splitlines()
        assert problem, label
        assert now.startswith(label), label
        assert about == bench.runtime.texts.say(f"schedule_about_{name}", language)
        assert range_ in said, (label, said)
        await admin.taps({"en": "Back", "es": "Volver"}[language])


async def test_questions_are_tapped_on_and_off_but_never_the_signs(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("1")
    assert admin.last.labels[3:8] == [
        "✓ own words", "first hours", "daily tasks", "medicine", "note"
    ]  # fmt: skip

    await admin.taps("first hours", "✓ own words")

    draft = await drafted(bench)
    assert draft is not None
    asked = (Question.SAFETY, Question.PAIN, Question.FIRST_HOURS)
    assert draft.check_ins[0].questions == asked
    for question, problem in (("safety", "warning signs"), ("pain", "about pain")):
        await admin.presses(f"h:toggle:1:0:{question}", admin.last.message_id)
        assert f"{problem} cannot be taken out" in admin.last.text
    assert await drafted(bench) == draft


async def test_check_ins_are_added_removed_and_the_last_one_never(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("+ Add")
    await admin.says("2 weeks")
    await admin.taps("+ Add")
    await admin.says("6 hours")
    draft = await drafted(bench)
    assert draft is not None
    assert [str(each.offset) for each in draft.check_ins] == [
        "6 hours", "1 day", "2 days", "1 week", "2 weeks"
    ]  # fmt: skip

    for _ in range(4):
        await admin.taps("1", "Remove")
    await admin.taps("1", "Remove")

    assert admin.last.text.startswith("There must be at least one check-in.")
    draft = await drafted(bench)
    assert draft is not None
    assert [str(each.offset) for each in draft.check_ins] == ["2 weeks"]


async def test_optional_parts_are_switched(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)

    await admin.taps("First hours: off", "2 weeks: off")

    draft = await drafted(bench)
    assert draft is not None
    assert [str(each.offset) for each in draft.check_ins] == [
        "3 hours", "6 hours", "1 day", "2 days", "1 week", "2 weeks"
    ]  # fmt: skip
    await admin.taps("First hours: on", "2 weeks: on")
    draft = await drafted(bench)
    assert draft is not None
    assert draft.check_ins == READY_MADE["week"].check_ins


@pytest.mark.parametrize("name", READY_MADE)
async def test_a_draft_starts_again_from_what_is_ready_made(bench: Bench, name: str) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("Ready-made")

    await admin.taps(admin.last.labels[list(READY_MADE).index(name)])

    assert await drafted(bench) == READY_MADE[name]


PROBLEMS: Final = {
    ",": "empty",
    "1 fortnight": "unreadable",
    "2 days, 1 day, 1 week": "order",
    "1 day, 1 day, 1 week": "order",
    "0 hours, 1 week": "too_short",
    "1 day, 100 days": "too_long",
    ", ".join(f"{day} days" for day in range(1, 12)): "too_many",
    "24 hours, 30 hours, 1 week": "too_close",
    "6 hours": "last_too_soon",
}


@ON_SQLITE
@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_list_that_could_do_harm_is_named(bench: Bench, language: str) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("Type the list")
    await admin.speaks(language)

    for typed, problem in PROBLEMS.items():
        await admin.says(typed)

        named = bench.texts.say(f"schedule_problem_{problem}", language, text="|")
        assert admin.last.text.startswith(named.partition("|")[0]), typed
    await admin.says("1d 1w")
    draft = await drafted(bench)
    assert draft is not None
    assert [str(each.offset) for each in draft.check_ins] == ["1 day", "1 week"]


async def test_a_draft_belongs_to_one_admin_until_another_takes_it(bench: Bench) -> None:
    first, second = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await open_draft(first)
    await first.taps("2 weeks: off")
    await first.taps("Worse")

    await open_draft(second)
    assert second.last.text == (
        "Admin 1 works on the draft of Facet joint injection. Last change: Mon, Jun 1, 10:30 AM."
    )
    await second.presses("h:part:1:hours", second.last.message_id)
    assert second.last.text.startswith("Admin 1 works on")
    await second.taps("Take over")
    assert "4. 2 weeks" in second.last.text

    await first.says("3")

    assert "works on the draft of Facet joint injection" in first.last.text
    draft = await drafted(bench)
    assert draft is not None
    assert draft.rule.worse_points == 2


async def test_a_draft_survives_what_ends_a_dialogue(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Hours")
    bench.clock.advance(timedelta(days=1))

    await open_draft(admin)

    assert "4. 2 weeks" in admin.last.text
    assert await versions(bench) == [1]


async def test_who_presses_something_else_types_no_value(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("Worse", "Back")

    await admin.says("3")

    draft = await drafted(bench)
    assert draft is not None
    assert draft.rule.worse_points == 2


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("Some relief", "4", "That is not allowed."),
        ("Least points", "-1", 'I cannot read "-1".'),
        ("Good relief", "-5", 'I cannot read "-5".'),
        ("Times offered", "10,10,10", "The same time stands there twice: 10."),
    ],
)
async def test_a_part_of_a_buttons_label_is_no_value(
    bench: Bench, field: str, text: str, said: str
) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    before = await drafted(bench)
    await admin.taps(field)
    await admin.says(text)

    assert said in admin.last.text
    assert await drafted(bench) == before


async def test_no_value_is_offered_that_would_be_refused(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("No result before")

    assert "14 days" not in admin.last.labels
