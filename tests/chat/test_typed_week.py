"""Whoever types everything comes as far as who taps, in either language."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.storage.tables.followups import Answer, CheckIn, Episode
from bot.storage.tables.people import Consent, Patient
from bot.texts.catalogue import load_texts
from bot.words.folding import fold
from tests.world import ZONE, World, open_world

DAY: Final = timedelta(days=1)
CLINIC: Final = ZoneInfo(ZONE)
# A plain week, and two that begin before a weekend on whose Sunday the clocks change.
STARTS: Final = {
    "plain": datetime(2026, 6, 1, 10, 30, tzinfo=CLINIC),
    "forward": datetime(2026, 3, 6, 10, 30, tzinfo=CLINIC),
    "back": datetime(2026, 10, 30, 10, 30, tzinfo=CLINIC),
}
LANGUAGES: Final = {"en": "English", "es": "Español"}

# A text and its button, and how somebody types it where they do not copy the label.
Step: TypeAlias = tuple[str, str, str | None]
JOINING: Final[list[Step]] = [
    ("who_answers", "self", None),
    ("welcome_consent_1", "next", None),
    ("welcome_consent_2", "agree", None),
    ("ask_time", "t10", None),
]
CHECK_INS: Final[list[list[Step]]] = [
    [("checkin_first", "rf_no", "No!!"), ("", "7", None), ("ask_change", "c1", None)],
    [("checkin_next", "rf_no", None), ("", "6", "6/10"), ("ask_change", "c0", None)],
    [
        ("checkin_last", "rf_no", "no"),
        ("", "3", None),
        ("ask_change", "c2", None),
        ("ask_function", "f1", None),
        ("ask_medicine", "m-1", None),
        ("ask_note", "skip", "no"),
    ],
]
TEXTS: Final = load_texts()


async def _week(world: World, language: str, *, is_typed: bool) -> None:
    """Join and answer all three check-ins, with taps or with words alone."""
    person = world.sandbox.person("B")
    code = await world.enroll("K7-204")
    if is_typed:
        await world.says(person, f"https://t.me/{world.app.runtime.bot_username}?start={code}")
        await world.says(person, LANGUAGES[language].upper())
    else:
        await person.start(code)
        await world.player.settle()
        await world.taps(person, LANGUAGES[language])
    await world.says(person, "1960")

    async def answer(key: str, name: str, words: str | None) -> None:
        label = TEXTS.label(key, name, language) if key else name
        if is_typed:
            await world.says(person, words or fold(label).partition(" (")[0])
        else:
            await world.taps(person, label)

    for step in JOINING:
        await answer(*step)
    start = world.clock.now().astimezone(CLINIC).replace(hour=13)
    for day, steps in zip((1, 2, 7), CHECK_INS, strict=True):
        # By the clinic's clock, after what 48 hours may put off where a day has 23.
        await world.player.go_on((start + day * DAY).astimezone(UTC) - world.clock.now())
        for step in steps:
            await answer(*step)
    await world.player.go_on(2 * DAY)


async def _outcome(world: World) -> dict[str, Any]:
    """What is known of the only patient."""
    async with world.app.runtime.database.reading() as session:
        patient = (await session.scalars(select(Patient))).one()
        episode = (await session.scalars(select(Episode))).one()
        check_ins = (await session.scalars(select(CheckIn).order_by(CheckIn.position))).all()
        answers = await session.scalars(select(Answer).where(Answer.superseded_at.is_(None)))
        given = {(row.check_in_id, row.question): row.value for row in answers}
        places = {row.id: row.position for row in check_ins}
        consents = (await session.scalars(select(Consent))).all()
    return {
        "patient": (patient.state, patient.language, patient.answered_by, patient.time_of_day),
        "consents": len(consents),
        "outcome": (episode.state, episode.outcome),
        "check_ins": [(row.state, row.reason, row.level, row.step) for row in check_ins],
        "answers": {(places[each], question): value for (each, question), value in given.items()},
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("start", STARTS)
async def test_a_week_that_is_typed_ends_like_one_that_is_tapped(
    sqlite_template: Path, tmp_path: Path, language: str, start: str
) -> None:
    outcomes = []
    for name in ("tapped", "typed"):
        path = shutil.copyfile(sqlite_template, tmp_path / f"{name}.db")
        async with open_world(f"sqlite+inline:///{path}", STARTS[start].astimezone(UTC)) as world:
            await _week(world, language, is_typed=name == "typed")
            outcomes.append(await _outcome(world))

    assert outcomes[1] == outcomes[0]
    assert outcomes[1]["consents"] == 1
    assert len(outcomes[1]["answers"]) == 12
