"""Joining: eight small steps in an order that says nothing about health before the birth year."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.domain.ledger import AnsweredBy, BaselineSource, EpisodeState, PatientState
from bot.storage.tables.people import Chat, Consent
from tests.services.support.bench import Bench
from tests.services.support.newcomers import count, invitation, kept, make_link, newcomer, patient


@pytest.mark.parametrize(
    ("labels", "language"),
    [
        pytest.param(
            ("English", "I had the injection", "Next", "I agree", "7", "Evening (6 pm)"),
            "en",
            id="English",
        ),
        pytest.param(
            ("Español", "A mí me pusieron la inyección", "Seguir", "Acepto", "7", "Tarde (6 pm)"),
            "es",
            id="Spanish",
        ),
    ],
)
async def test_a_patient_joins_in_the_language_they_chose(
    bench: Bench, labels: tuple[str, ...], language: str
) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await ann.opens(link.code)
    await ann.taps(labels[0])
    await ann.writes("1950")
    await ann.taps(*labels[1:])

    row = await patient(bench, link)
    assert (row.state, row.language, row.time_of_day) == (PatientState.ACTIVE, language, time(18))
    assert row.answered_by is AnsweredBy.SELF
    assert ann.keys == ["verify_birth_year", "welcome_consent_1", "welcome_consent_2", "enrolled"]
    assert ann.labels == []
    assert await count(bench, Consent, language=language, given_by=AnsweredBy.SELF) == 1


async def test_each_step_shows_one_question(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await ann.opens(link.code)
    assert ann.keys == ["choose_language"]
    await ann.taps("English")
    assert (ann.keys, ann.labels) == (["verify_birth_year"], [])
    await ann.writes("I was born in 1950.")
    assert (ann.keys[-1], len(ann.labels)) == ("who_answers", 2)
    await ann.taps("I had the injection")
    assert (ann.keys[-1], ann.labels) == ("welcome_consent_1", ["Next"])
    await ann.taps("Next")
    assert (ann.keys[-1], ann.labels) == ("welcome_consent_2", ["I agree", "No, thanks"])
    await ann.taps("I agree")
    assert (ann.keys[-1], len(ann.labels)) == ("ask_baseline_recalled", 12)
    await ann.taps("8")
    assert (ann.keys[-1], len(ann.labels)) == ("ask_time", 4)


async def test_a_helper_is_told_how_to_help_and_noted(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("1950")
    await ann.taps("I help the patient")
    assert ann.keys[-2:] == ["helper_ok", "welcome_consent_1"]
    await ann.taps("Next", "I agree")

    assert (await patient(bench, link)).answered_by is AnsweredBy.HELPER
    assert await count(bench, Consent, given_by=AnsweredBy.HELPER) == 1


async def test_a_baseline_that_staff_entered_is_not_asked_again(bench: Bench) -> None:
    link = await make_link(bench, baseline=6)
    ann = newcomer(bench)

    await ann.agrees(link.code)

    assert ann.keys[-1] == "ask_time"


@pytest.mark.parametrize(
    ("hours", "key", "source"),
    [
        (-1, "ask_baseline_recalled", BaselineSource.MEMORY),
        (20, "ask_baseline", BaselineSource.BEFORE),
    ],
    ids=["after the injection", "before the injection"],
)
async def test_the_baseline_says_how_it_is_known(
    bench: Bench, hours: int, key: str, source: BaselineSource
) -> None:
    link = await make_link(bench, injected_at=bench.now + timedelta(hours=hours))
    ann = newcomer(bench)

    await ann.agrees(link.code)
    assert ann.keys[-1] == key
    await ann.taps("10")

    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    episode = await ann.episode()
    assert (episode.baseline, episode.baseline_source) == (10, source)


async def test_who_does_not_know_the_baseline_goes_on(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await ann.agrees(link.code)
    await ann.taps("I don't know", "Morning (10 am)")

    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    episode = await ann.episode()
    assert (episode.baseline, episode.baseline_source) == (None, BaselineSource.NONE)
    assert ann.keys[-1] == "enrolled"


async def test_nothing_about_the_person_is_kept_before_consent(bench: Bench) -> None:
    link = await make_link(bench)
    before = await kept(bench)
    ann = newcomer(bench, "es")

    await ann.opens(link.code)
    await ann.taps("Español")
    await ann.writes("1950")
    await ann.taps("Ayudo a esa persona", "Seguir")
    await ann.writes("Me duele mucho la espalda")

    row = await patient(bench, link)
    assert (row.chat_id, row.state, row.language) == (None, PatientState.INVITED, "en")
    assert row.answered_by is AnsweredBy.SELF
    assert await count(bench, Chat, language="es") == 0
    assert await kept(bench) == {**before, "dialogues": 1}
    assert await bench.outbox(patient_id=link.patient_id) == []


async def test_a_declined_link_stays_good_and_nothing_is_kept(bench: Bench) -> None:
    link = await make_link(bench)
    before = await kept(bench)
    ann = newcomer(bench)

    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("1950")
    await ann.taps("I had the injection", "Next", "No, thanks")

    assert (ann.keys[-1], ann.labels) == ("consent_declined", [])
    assert await kept(bench) == before
    assert (await invitation(bench, link)).spent_at is None
    await ann.agrees(link.code)
    assert (await patient(bench, link)).state is PatientState.ACTIVE


async def test_typed_stop_declines_too(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("stop")

    assert ann.keys[-1] == "consent_declined"
    assert (await kept(bench))["dialogues"] == 0


async def test_opening_the_link_again_starts_over(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("1950")

    await ann.opens(link.code)

    assert (ann.keys[-1], ann.labels) == ("choose_language", ["English", "Español"])
    await ann.agrees(link.code)
    assert (await patient(bench, link)).state is PatientState.ACTIVE


async def test_check_ins_are_planned_even_if_settling_in_is_left(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id

    await bench.go_to_day(1, 11)

    assert (await ann.check_in(0)).sent_at is not None
    assert ann.keys[-1] == "checkin_first"
    await ann.answers()
    await ann.writes("7")
    assert (await ann.given(0))["pain"] == "7"
    assert (await ann.episode()).baseline is None


async def test_settling_in_is_taken_up_where_it_was_left(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    await ann.taps("7")
    ann.clear()

    await ann.opens(link.code)

    assert ann.keys == ["ask_time"]
    await ann.taps("Midday (1 pm)")
    assert ann.keys == ["enrolled"]


async def test_who_joins_late_is_not_asked_about_days_that_have_passed(bench: Bench) -> None:
    link = await make_link(bench, injected_at=bench.now - timedelta(days=3))
    ann = newcomer(bench)

    await ann.agrees(link.code)
    await ann.taps("7", "Morning (10 am)")

    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    assert ann.keys[-1] == "enrolled_late"
    assert ann.last.text.count("•") == 1
    assert [state.value for state, _ in await ann.ended()] == ["skipped", "skipped", "planned"]


async def test_a_check_in_that_is_due_waits_until_the_patient_has_settled_in(bench: Bench) -> None:
    link = await make_link(bench, injected_at=bench.now - timedelta(days=8))
    ann = newcomer(bench)
    await ann.agrees(link.code)

    await bench.go_on(minutes=3)
    assert ann.keys[-1] == "ask_baseline_recalled"
    await ann.taps("7", "Morning (10 am)")
    await bench.go_on(minutes=2)

    assert ann.keys[-2:] == ["enrolled_late", "checkin_last"]


async def test_who_joins_after_the_last_check_in_is_offered_a_visit(bench: Bench) -> None:
    link = await make_link(bench, injected_at=bench.now - timedelta(days=20))
    ann = newcomer(bench)

    await ann.agrees(link.code)
    await ann.taps("7", "Morning (10 am)")

    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    assert (ann.keys[-1], ann.labels) == ("enrolled_none_left", ["Ask for a visit"])
    assert (await ann.episode()).state is EpisodeState.CONCLUDED
    assert [alert.kind.value for alert in await bench.alerts()] == ["no_answer"]
