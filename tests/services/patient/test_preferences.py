"""What a patient can look at and set, in both languages."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.services.patient.preferences import Preferences
from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined, newcomer, same_person


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", ["/help", "/privacy", "/signs", "/settings", "/mydata"])
async def test_each_screen_is_in_the_patients_language(
    bench: Bench, language: str, command: str
) -> None:
    ben = await joined(bench, language=language)

    await ben.sends(command)

    key = command.removeprefix("/")
    assert ben.keys == [key]
    other = {"en": "es", "es": "en"}[language]
    assert ben.last.text[:12] != bench.texts.say(key, other, **_any_values())[:12]


def _any_values() -> dict[str, object]:
    names = (
        "clinic_name", "clinic_phone", "clinic_hours", "emergency_number", "keep_days",
        "delete_days", "privacy_url", "language_name", "send_time", "time_zone", "next_date",
        "languages", "joined", "answered_by", "baseline", "check_ins", "notes_count", "kept",
        "commands",
    )  # fmt: skip
    return dict.fromkeys(names, 2)


async def test_start_without_a_code_says_where_a_patient_stands(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/start")
    assert ben.keys == ["already_enrolled"]
    await bench.go_to_day(1)
    ben.clear()
    await ben.sends("/start")

    assert ben.keys == ["open_below", "checkin_first"]


@pytest.mark.parametrize("command", ["/start", "/help"])
@pytest.mark.parametrize(("language", "start"), [("en", "Hello."), ("es-MX", "Hola.")])
async def test_a_stranger_is_told_how_to_join(
    bench: Bench, command: str, language: str, start: str
) -> None:
    eve = newcomer(bench, language)

    await eve.sends(command)

    assert eve.keys == ["start_no_invite"]
    assert eve.last.text.startswith(start)


async def test_a_stranger_may_read_the_signs_but_has_no_button(bench: Bench) -> None:
    eve = newcomer(bench)

    await eve.sends("/signs")

    assert (eve.keys, eve.labels) == (["signs"], [])


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_staff_read_what_staff_can_do(bench: Bench, command: str) -> None:
    nurse = same_person(bench.staff)

    await nurse.sends(command)

    assert "/status" in nurse.screen[0].text
    # Below it an admin reads what is to be done at first.
    below = [key.partition("+")[0] for key in nurse.keys[1:]]
    assert below == (["steps"] if command == "/start" else [])


async def test_the_language_changes_at_once_and_the_question_comes_in_it(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    ben.clear()

    await ben.sends("/language")
    assert ben.labels == ["English", "Español"]
    await ben.taps("Español")

    assert ben.screen[1].text == "Listo. Le vamos a escribir en español."
    assert ben.last.labels == ["No, nada de esto", "Sí, uno o más"]
    assert (await ben.row()).language == "es"


async def test_the_time_of_day_moves_what_is_to_come(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/time")
    await ben.taps("Evening (6 pm)")

    assert ben.keys == ["ask_time", "time_changed"]
    assert "Tuesday, June 2, 6:00 PM" in ben.last.text
    assert (await ben.row()).time_of_day == time(18)
    await bench.go_to_day(1, 17)
    assert len(ben.screen) == 2


async def test_a_traveler_is_asked_on_local_time_and_never_twice_in_20_hours(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1, 18)
    first = await ben.check_in(0)

    await ben.sends("/time")
    await ben.taps("Other time zone")
    await ben.writes("Tokyo")
    await ben.taps("Tokyo")

    assert "Tokyo time" in next(
        shown.text for shown in ben.screen if bench.texts.name(shown.text) == "time_changed"
    )
    second = await ben.check_in(1)
    assert (await ben.check_in(0)).due_at == first.due_at
    assert first.opened_at is not None
    assert second.due_at - first.opened_at >= timedelta(hours=20)
    assert 9 <= (second.due_at + timedelta(hours=9)).hour < 20
    assert ben.keys[-1] == "checkin_first"


async def test_back_home_the_clinic_time_can_be_kept(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/time")
    await ben.taps("Other time zone")
    await ben.writes("Springfield")
    await ben.taps("New York")
    assert (await ben.row()).zone == "America/New_York"

    await ben.sends("/time")
    await ben.taps("Other time zone", "Keep clinic time")

    assert (await ben.row()).zone == "America/Chicago"
    assert ben.keys[-1] == "time_changed"


async def test_a_new_time_after_the_last_check_in_names_no_next_one(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_on(days=20)

    await ben.sends("/time")
    await ben.taps("Midday (1 pm)")

    assert ben.keys[-1] == "time_saved"


@pytest.mark.parametrize("way", ["paused", "unreachable"])
async def test_who_gets_no_check_ins_reads_no_date_under_a_new_time(
    bench: Bench, way: str
) -> None:
    ben = await joined(bench)
    if way == "paused":
        await ben.sends("/pause")
    else:
        await ben.blocks()

    await ben.sends("/time")
    await ben.taps("Evening (6 pm)")

    assert ben.keys[-1] == "time_saved"
    assert (await ben.row()).time_of_day == time(18)


@pytest.mark.parametrize(
    ("command", "taps", "labels"),
    [
        ("/settings", (), ["Time of day", "Language", "Pause", "Stop"]),
        ("/pause", (), ["Time of day", "Language", "Resume", "Stop"]),
        ("/stop", ("Yes, stop",), ["Language"]),
    ],
)
async def test_settings_offer_what_can_still_be_changed(
    bench: Bench, command: str, taps: tuple[str, ...], labels: list[str]
) -> None:
    ben = await joined(bench)
    await ben.sends(command)
    await ben.taps(*taps)

    await ben.sends("/settings")

    assert ben.last.labels == labels
    assert ("none planned" in ben.last.text) == (command != "/settings")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Who answers: the patient",
                "8 out of 10",
                "Where: low back. When: Monday, June 1.",
                'day 1: answered. Pain 4, "Much better". Warning signs: No, none of these',
                "Notes: 1",
                "send /delete",
            ],
        ),
        ("es", ["8 de 10", "espalda baja", "día 1", "4", "No, nada de esto", "mande /delete"]),
    ],
)
async def test_my_data_lists_what_is_kept(bench: Bench, language: str, lines: list[str]) -> None:
    ben = await joined(bench, language=language)
    await bench.go_to_day(1)
    yes = {"en": ("No, none of these", "4", "Much better"), "es": None}[language]
    await ben.taps(*(yes or ("No, nada de esto", "4", "Mucho mejor")))
    await ben.writes("good")

    await ben.sends("/mydata")

    assert [line for line in lines if line not in ben.last.text] == []


async def test_my_data_has_each_tap_of_the_last_check_in(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("4", "Much better", "Easier", "Less", "Skip")

    await ben.sends("/mydata")

    said = 'Pain 4, "Much better". Warning signs: No, none of these. Daily tasks: Easier. Pain'
    assert f"{said} medicine: Less" in ben.last.text


async def test_my_data_of_a_score_alone(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers("4")

    await ben.sends("/mydata")

    assert "answered. Pain 4. Warning signs: No, none of these\n" in ben.last.text


async def test_my_data_after_a_request_to_delete_says_that_it_will_go(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/delete")
    await ben.taps("Yes, delete")

    await ben.sends("/mydata")

    assert ben.last.text.endswith("You asked us to delete all of it, and we will.")


async def test_my_data_of_a_stranger_is_nothing(bench: Bench) -> None:
    eve = newcomer(bench)

    await eve.sends("/mydata")

    assert eve.keys == ["mydata_none"]


@pytest.mark.parametrize(
    ("language", "toast"),
    [("en", "This button no longer works."), ("es", "Este botón ya no funciona.")],
)
async def test_toasts_are_in_the_chosen_language_not_the_apps(
    bench: Bench, language: str, toast: str
) -> None:
    ben = await joined(bench, language=language)

    assert await Preferences(bench.runtime).toast(ben.caller, "button_gone") == toast


async def test_a_toast_for_a_stranger_stores_nothing(bench: Bench) -> None:
    eve = newcomer(bench, "es")

    toast = await Preferences(bench.runtime).toast(eve.caller, "button_not_yours")

    assert toast == bench.texts.say("button_not_yours", "es")


async def test_after_a_death_not_even_a_toast_is_shown(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("He died")
    await ben.taps("Yes, stop")

    assert await Preferences(bench.runtime).toast(ben.caller, "button_gone") is None


async def test_what_is_kept_of_many_injections_comes_in_messages_that_telegram_takes(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    for _ in range(40):
        await bench.second_injection(ben)
    ben.clear()

    await ben.sends("/mydata")

    assert len(ben.screen) > 1
    assert all(len(shown.text) <= 4096 for shown in ben.screen)
    assert sum(shown.text.count("Canceled") + shown.text.count("canceled") for shown in ben.screen)
