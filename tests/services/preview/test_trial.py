"""A course that is shown is the course that patients get: text by text and minute by minute."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chat.commands import OFFERS
from bot.domain import schedule
from bot.domain.answers import ITEMS, Question
from bot.domain.protocol import DEFAULT, Protocol
from bot.domain.schedule import Calendar, named_times
from bot.services.patient.messages import OwedMessages
from bot.services.preview.lives import Life, Said, Tapped
from bot.services.preview.made_up import SAYS, Conduct, Wish
from bot.services.preview.trial import Bot, live
from bot.storage import protocols as stored
from bot.storage import scratch
from bot.texts.catalogue import load_texts
from tests.domain.strategies import moments_in, protocols, windows, zones
from tests.quick import quick_database
from tests.services.support.bench import Bench, make_clinic, open_bench
from tests.services.support.newcomers import make_link, newcomer
from tests.services.support.people import A_MOMENT

# More of them with TRIALS=200.
_TRIALS: Final = int(os.environ.get("TRIALS", "4"))
_MINUTE: Final = timedelta(minutes=1)
_many = settings(
    max_examples=_TRIALS,
    # To make an example smaller takes minutes, and says little more.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Wish, ZoneInfo]:
    """A made-up patient of any protocol, in any zone, treated at any minute."""
    zone = draw(zones)
    protocol: Protocol = replace(draw(protocols), window=draw(windows))
    at = draw(moments_in(zone)).replace(second=0, microsecond=0)
    conduct, language = draw(st.sampled_from(Conduct)), draw(st.sampled_from(["en", "es"]))
    name = draw(st.sampled_from([*named_times(protocol.times)]))
    return Wish(protocol, at, name, conduct, language), ZoneInfo(zone)


async def lived(wish: Wish, zone: ZoneInfo) -> Life:
    """The course as it is shown."""
    bot = Bot(replace(make_clinic(), zone=zone), OwedMessages(), OFFERS, "")
    return await live(scratch.new_memory(), wish, load_texts(), bot)


async def joins(bench: Bench, wish: Wish) -> int:
    """A patient joins the real bot by hand; their chat."""
    await bench.do(lambda work: stored.add(work.session, wish.protocol, work.now, None))
    link = await make_link(bench, baseline=8)
    person = newcomer(bench)
    await person.opens(link.code)
    name = {"en": "English", "es": "Español"}[wish.language]
    await person.taps(name)
    await person.writes("1950")
    # It was their injection; on; they agree; the time that they want.
    for place in (0, 0, 0, [*named_times(wish.protocol.times)].index(wish.time)):
        buttons = [each for row in person.last.keyboard for each in row]
        await person.presses(buttons[place]["data"], person.last.message_id)
    return person.chat_id


async def really(url: str, wish: Wish, zone: ZoneInfo, life: Life) -> list[Said]:
    """What the real bot sends to a patient who presses the same at the same moments."""
    database = quick_database(url)
    try:
        async with open_bench(database, wish.injected_at) as bench:
            bench.runtime.clinic = replace(bench.runtime.clinic, zone=zone)
            chat_id = await joins(bench, wish)
            person = bench.people[-1]
            for each in life.told:
                if isinstance(each, Tapped):
                    await bench.go_to(each.at - A_MOMENT)
                    await person.taps(each.label)
            await bench.go_to(max([each.at for each in life.told]) + timedelta(days=8))
            return [
                Said(
                    call.at,
                    life.said[0].kind,
                    call.letter.body["text"],
                    tuple(each["text"] for row in call.letter.body["keyboard"] for each in row),
                    call.letter.message_id is None,
                    None,
                )
                for call in bench.messenger.calls
                if call.letter.telegram_id == chat_id and call.letter.body["text"]
            ]
    finally:
        await database.close()


def test_what_is_shown_is_what_the_real_bot_sends(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("real") / "real.db"

    @_many
    @given(wishes())
    def compare(wanted: tuple[Wish, ZoneInfo]) -> None:
        wish, zone = wanted
        for path in file.parent.iterdir():
            path.unlink()
        shutil.copyfile(sqlite_template, file)
        life = asyncio.run(lived(wish, zone))

        sent = asyncio.run(really(f"sqlite+inline:///{file}", wish, zone, life))

        # Joining comes before; its last message says the dates.
        first = [each.text for each in sent].index(life.said[0].text)
        for shown, real in zip_longest(life.said, sent[first:]):
            assert shown is not None
            assert real is not None
            assert (shown.text, shown.buttons) == (real.text, real.buttons)
            assert abs(shown.at - real.at) < _MINUTE
            assert shown.is_new == real.is_new or shown is life.said[0]

    compare()


@_many
@given(wishes())
def test_the_times_are_those_of_the_rules(wanted: tuple[Wish, ZoneInfo]) -> None:
    wish, zone = wanted
    wish = replace(wish, conduct=Conduct.SILENT)
    calendar = Calendar(zone, named_times(wish.protocol.times)[wish.time], wish.protocol.window)

    life = asyncio.run(lived(wish, zone))

    due = schedule.due_times(wish.protocol, wish.injected_at, calendar)
    following = [*due[1:], None]
    for asked, plan, sent, after in zip(
        life.check_ins, wish.protocol.check_ins, due, following, strict=True
    ):
        closing = schedule.closes_at(plan, sent, calendar)
        reminders = [
            schedule.reminder_at(plan, sent, number, calendar, after)
            for number in range(len(plan.reminders))
        ]
        expected = [at for at in reminders if at is not None and (after is None or at < after)]
        assert asked.sent_at == sent
        assert asked.ended_at == min(closing, after or closing)
        assert list(asked.reminded_at) == expected


def test_the_made_up_patient_knows_an_answer_to_every_question() -> None:
    for said in (SAYS[each] for each in Conduct if each is not Conduct.SILENT):
        assert {*said} == {*Question}
        assert all(value in ITEMS[question].values for question, value in said.items())


def test_a_course_is_the_same_each_time() -> None:
    wish = Wish(DEFAULT, datetime(2026, 6, 1, 15, tzinfo=UTC), "t10", Conduct.NO_RELIEF, "en")
    zone = ZoneInfo("America/Chicago")

    first, second = (asyncio.run(lived(wish, zone)) for _ in range(2))

    assert first == second
