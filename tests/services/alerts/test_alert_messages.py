"""What an alert says: everything in private, in each one's language; nearly nothing in a group."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.alerts import FLOOD, AlertKind, priority
from bot.domain.ledger import Reason
from bot.services.alerts import raising
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.people import Person

GROUP = -9001
SCORES = {"check_in": [1, "weeks"], "score": "8", "baseline": 7, "change": "-1"}
DETAILS: dict[AlertKind, dict[str, Any]] = {
    AlertKind.RED_FLAG: {"check_in": [1, "days"], "signs": ["fever"]},
    AlertKind.URGENT_TEXT: {"words": ["fever"]},
    AlertKind.CRISIS: {"crisis_line": "988", "emergency_number": "911"},
    AlertKind.WORSE: {**SCORES, "trend": "7 > 8"},
    AlertKind.LITTLE_WORSE: {**SCORES, "trend": "7 > 8"},
    AlertKind.BEREAVEMENT: {},
    AlertKind.UPDATE_FAILED: {},
    AlertKind.NO_RELIEF: {**SCORES, "trend": "7 > 8"},
    AlertKind.WORE_OFF: {**SCORES, "trend": "7 > 8"},
    AlertKind.VISIT: {"next_open_day": "2026-06-02"},
    AlertKind.MISMATCH: {**SCORES, "change": ""},
    AlertKind.NO_ANSWER: {"trend": "7 > 8", "check_in": [1, "weeks"]},
    AlertKind.SILENT: {"episode": "e", "missed": 2, "sent": 2},
    AlertKind.NOT_JOINED: {"episode": "e"},
    AlertKind.CHANGED: {**SCORES, "old_score": "3"},
    AlertKind.DELETE: {"delete_days": 7},
    AlertKind.SEND_FAILED: {"check_in": [1, "days"], "reason": Reason.BLOCKED},
    AlertKind.LINK_PROBLEM: {"reason": "second_account"},
    AlertKind.RECOVERY: {"since": "a", "until": "b", "planned": 3, "sent": 2, "skipped": 1},
    AlertKind.NOTE: {},
    AlertKind.HELP: {},
    AlertKind.WORSE_TEXT: {},
    AlertKind.LEFT: {"reason": "patient_paused"},
}


async def raise_about(bench: Bench, ben: Person, kind: AlertKind) -> None:
    """An alert of this kind."""

    async def step(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        if kind is AlertKind.NOTE:
            await raising.raise_note(work, patient)
        else:
            await raising.raise_alert(work, about(kind, **DETAILS[kind]), patient)

    await bench.do(step)
    await bench.pump()


async def with_group(bench: Bench) -> Member:
    """The screen of a linked group."""
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    await bench.pump()
    group = Member(bench, GROUP)
    group.clear()
    return group


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_kind_of_alert_has_words_in_both_languages(
    bench: Bench, language: str
) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await admin.speaks(language)

    for kind in AlertKind:
        bench.clock.advance(FLOOD)
        await raise_about(bench, ben, kind)

        assert admin.keys[-1] == f"staff_{kind}"
        assert "{" not in admin.last.text
        assert admin.last.labels[0] == {"en": "I am on it", "es": "Me encargo"}[language]


async def test_each_one_reads_it_in_their_own_language(bench: Bench) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    await nurse.speaks("es")

    await raise_about(bench, ben, AlertKind.WORSE)

    assert admin.last.text.startswith(
        f'P2 WORSE. Case {ben.reference}, one week: pain 8, before 7, "A little worse".'
    )
    assert nurse.last.text.startswith(
        f'P2 PEOR. Caso {ben.reference}, 1 semana: dolor 8, antes 7, "Un poco peor".'
    )


async def test_a_group_reads_only_how_urgent_which_case_and_where(bench: Bench) -> None:
    ben, group = await bench.patient(), await with_group(bench)
    url = f"https://t.me/aftercare_bot?start=case_{ben.patient_id}"

    for kind in AlertKind:
        bench.clock.advance(FLOOD)
        await raise_about(bench, ben, kind)

        expected = f"P{priority(kind)}: case {ben.reference}. Open: {url}"
        assert group.last.text == expected, kind
        assert group.last.labels == ["I am on it"]


async def test_a_group_reads_it_in_the_language_of_who_linked_it(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await admin.speaks("es")
    group = await with_group(bench)
    await raise_about(bench, ben, AlertKind.NOTE)
    assert group.last.labels == ["Me encargo"]

    await admin.taps("Me encargo")

    assert "Se encarga Admin 1" in group.last.text


async def test_an_alert_about_no_one_points_to_the_list(bench: Bench) -> None:
    group = await with_group(bench)

    async def step(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    await bench.do(step)
    await bench.pump()

    assert group.last.text == "P2: case -. Open: https://t.me/aftercare_bot?start=alerts"


async def test_only_what_is_urgent_makes_a_sound(bench: Bench) -> None:
    ben = await bench.patient()

    await raise_about(bench, ben, AlertKind.WORSE)
    await raise_about(bench, ben, AlertKind.VISIT)

    silent = [call.letter.body["silent"] for call in bench.messenger.calls]
    assert silent[-2:] == [False, True]


@pytest.mark.parametrize("kind", [AlertKind.NOTE, AlertKind.CRISIS, AlertKind.URGENT_TEXT])
async def test_what_a_patient_goes_on_writing_does_not_pile_up(
    bench: Bench, kind: AlertKind
) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await raise_about(bench, ben, kind)
    await raise_about(bench, ben, kind)
    assert len(await bench.alerts()) == 1

    await admin.taps("I am on it")
    await raise_about(bench, ben, kind)

    assert len(await bench.alerts()) == 2
