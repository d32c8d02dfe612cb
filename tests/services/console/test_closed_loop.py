"""Whatever patients and staff do, every alert, call and visit can be closed, none is forgotten.

A state machine plays a clinic on SQLite; `LOOPS=40` tries more of it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.domain.answers import InvalidAnswerError
from bot.domain.errors import ClosedError, NotAllowedError, NotFoundError
from bot.services.alerts.alert_buttons import CLOSE
from bot.services.messaging.keyboards import Verb
from bot.storage import alerts as stored
from bot.storage.tables.followups import BookedVisit, Episode
from bot.storage.tables.staff import Alert
from tests.quick import quick_database
from tests.services.support.bench import Bench, open_bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.fake_messenger import Shown
from tests.services.support.newcomers import Newcomer, joined

Result = TypeVar("Result")

_LOOPS: Final = int(os.environ.get("LOOPS", "2"))
_STEPS: Final = 18
# What a press or a text may be refused with, as the chat layer takes it.
_REFUSALS: Final = (
    ClosedError, InvalidAnswerError, KeyError, IndexError, NotAllowedError, NotFoundError,
    ValueError,
)  # fmt: skip
# The buttons of staff: whatever is below their messages.
_OF_STAFF: Final = frozenset({Verb.ALERT, Verb.CALL, Verb.BOOKING, Verb.CASE, Verb.SCREEN})
# What closes nothing.
_LEAVES_OPEN: Final = (
    "ack", "over_", "silence", "later", "in_", "show", "back", "log", "book",
)  # fmt: skip
_SPANS: Final = (
    timedelta(minutes=20), timedelta(hours=2), timedelta(hours=9), timedelta(days=1),
    timedelta(days=3),
)  # fmt: skip
_WORDS: Final = (
    "I have a fever", "please call me", "it hurts more today", "my dog is fine", "/visit", "/stop",
    "/pause", "/resume",
)  # fmt: skip
_TYPED: Final = ("/alerts", "/calls", "/status", "tomorrow", "in 3 days", "6", "a note")
_ANY: Final = st.integers(0, 200)
# The buttons of a dialogue, one after the other.
_PICKS: Final = st.lists(_ANY, min_size=1, max_size=6)
# A job looks at least so often.
_SOON: Final = timedelta(minutes=1)


class Clinic(RuleBasedStateMachine):
    """Each rule is something that somebody does; nothing but the lists ends what it began."""

    template: ClassVar[Path]
    file: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        for path in self.file.parent.iterdir():
            path.unlink()
        shutil.copyfile(self.template, self.file)
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._bench: Bench
        self._patients: list[Newcomer] = []
        self._staff: list[Member] = []

    def _do(self, step: Coroutine[Any, Any, Result]) -> Result:
        return self._runner.run(step)

    @initialize()
    def open(self) -> None:
        """Two patients, one of them without an answer so far, two nurses and an admin."""
        self._do(self._open())

    async def _open(self) -> None:
        database = quick_database(f"sqlite+inline:///{self.file}")
        self._stack.push_async_callback(database.close)
        self._bench = await self._stack.enter_async_context(open_bench(database))
        nurses = [await hire(self._bench), await hire(self._bench, chat_id=52)]
        self._staff = [*nurses, admin_of(self._bench)]
        self._patients = [await joined(self._bench), await joined(self._bench)]
        await self._bench.go_on(days=1)

    @rule(who=_ANY, which=_ANY)
    def patient_taps(self, who: int, which: int) -> None:
        """A patient presses any button of their newest messages."""
        person = self._patients[who % 2]
        offers = [(each, label) for each in person.screen[-3:] for label in each.labels]
        if offers:
            shown, label = offers[which % len(offers)]
            self._do(self._press(person, shown.data_of(label) or "", shown.message_id))

    @rule(who=_ANY, words=st.sampled_from(_WORDS))
    def patient_writes(self, who: int, words: str) -> None:
        """A patient types."""
        person = self._patients[who % 2]
        says = person.sends if words.startswith("/") else person.writes
        self._do(self._try(says(words)))

    @rule(who=_ANY, picks=_PICKS)
    def staff_press(self, who: int, picks: list[int]) -> None:
        """Somebody of staff presses any button that their phone shows, then goes on from there."""
        member = self._staff[who % 3]
        self._do(self._follow(member, member.screen[-12:], picks))

    @rule(who=_ANY, whose=_ANY, picks=_PICKS)
    def staff_open_a_case(self, who: int, whose: int, picks: list[int]) -> None:
        """Somebody of staff opens a patient's view, and presses what is below it."""
        member = self._staff[who % 3]
        data = f"{Verb.CASE}:show:{self._patients[whose % 2].episode_id}"
        self._do(self._press(member, data, 0))
        self._do(self._follow(member, member.screen[-1:], picks))

    async def _follow(self, member: Member, screen: list[Shown], picks: list[int]) -> None:
        """Press one button of these messages, then one of the newest, and so on."""
        for pick in picks:
            offers = [
                (each["data"], shown.message_id)
                for shown in screen
                for row in shown.keyboard
                for each in row
                if each.get("data", "").split(":")[0] in _OF_STAFF
            ]
            if not offers:
                return
            await self._press(member, *offers[pick % len(offers)])
            screen = member.screen[-1:]

    @rule(who=_ANY, text=st.sampled_from(_TYPED))
    def staff_write(self, who: int, text: str) -> None:
        """Somebody of staff opens a list, or types into the dialogue that they are in."""
        self._do(self._try(self._staff[who % 3].says(text)))

    @rule(span=st.sampled_from(_SPANS))
    def wait(self, span: timedelta) -> None:
        """Time passes."""
        self._do(self._bench.go_on(seconds=span.total_seconds()))
        self._do(self._assert_nothing_is_forgotten())

    def teardown(self) -> None:
        """Close all that is open by what staff can press; then nothing may be left."""
        try:
            if self._patients:
                self._do(self._end_all())
        finally:
            self._do(self._stack.aclose())
            self._runner.close()

    async def _press(self, person: Newcomer | Member, data: str, message_id: int) -> None:
        await self._try(person.presses(data, message_id))

    async def _try(self, step: Coroutine[Any, Any, None]) -> None:
        try:
            await step
        except _REFUSALS:
            await self._bench.pump()

    async def _assert_nothing_is_forgotten(self) -> None:
        """What is open has an owner who is reminded, or stands before all of them."""
        now = self._bench.now
        open_ = await self._bench.alerts(is_open=True)
        async with self._bench.runtime.database.reading() as session:
            standing = await stored.standing(session)
        assert sum(each.count for each in standing.values()) == len(open_), "not in the digest"
        for alert in open_:
            is_urgent = alert.priority == 1 or (alert.priority == 2 and alert.taken_by is not None)
            assert alert.repeat_at is not None or not is_urgent, f"{alert.kind} never comes back"
            is_late = alert.repeat_at is not None and alert.repeat_at < now - _SOON
            assert not is_late, f"{alert.kind} was to come back at {alert.repeat_at}"
        await self._assert_visits_have_a_time()

    async def _visits(self) -> list[BookedVisit]:
        async with self._bench.runtime.database.reading() as session:
            return list((await session.scalars(select(BookedVisit))).all())

    async def _assert_visits_have_a_time(self) -> None:
        """Each visit is kept or not, is looked at again, or staff were asked about it since."""
        alerts = await self._bench.alerts()
        for visit in await self._visits():
            if visit.kept is None and visit.next_at is None and not await self._is_over(visit):
                asked = [each for each in alerts if each.raised_at >= visit.booked_at]
                assert any(_is_about(each, visit) for each in asked), "a visit is forgotten"

    async def _is_over(self, visit: BookedVisit) -> bool:
        """Nobody comes any more: the patient has died or is being erased."""
        async with self._bench.runtime.database.reading() as session:
            episode = await session.get_one(Episode, visit.episode_id)
        (patient,) = [each for each in self._patients if each.episode_id == episode.id]
        return (await patient.row()).state in {"deceased", "erasing"}

    async def _end_all(self) -> None:
        """The day after the last visit: staff close one alert after the other."""
        for _ in range(2):
            for alert in await self._bench.alerts(is_open=True):
                await self._close(alert)
            await self._bench.go_on(days=6)
            await self._assert_nothing_is_forgotten()
        for alert in await self._bench.alerts(is_open=True):
            await self._close(alert)
        assert await self._bench.alerts(is_open=True) == []

    async def _close(self, alert: Alert) -> None:
        """Open it on the phone, take it, and press what closes it."""
        member = self._staff[0]
        for is_taking in (False, True, False):
            await self._press(member, f"{Verb.ALERT}:{alert.id}:show", 0)
            shown = member.screen[-1]
            for data in [each["data"] for row in shown.keyboard for each in row]:
                verb, *parts = data.split(":")
                leaves_open = parts[-1].startswith(_LEAVES_OPEN)
                takes = parts[-1] == "ack" or parts[-1].startswith("over_")
                if verb == Verb.ALERT and (takes if is_taking else not leaves_open):
                    await self._press(member, data, shown.message_id)
                    if parts[-1] == CLOSE:
                        # What came of it: the first that is offered.
                        (result, *_), *_ = member.screen[-1].keyboard
                        await self._press(member, result["data"], shown.message_id)
                if not await self._is_open(alert):
                    return
        pytest.fail(f"no button closes {alert.kind}: {member.last.labels}")

    async def _is_open(self, alert: Alert) -> bool:
        return alert.id in {each.id for each in await self._bench.alerts(is_open=True)}


def _is_about(alert: Alert, visit: BookedVisit) -> bool:
    """Whether staff are asked by it what came of the visit, or for its day."""
    about = getattr(alert.about, "visit", "")
    return about == visit.id or (about is None and visit.day is None)


def test_nothing_is_without_an_end_or_forgotten(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Here(Clinic):
        template, file = sqlite_template, tmp_path_factory.mktemp("loop") / "loop.db"

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=_LOOPS,
            stateful_step_count=_STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # To make a walk shorter takes minutes.
            phases=[Phase.generate],
        ),
    )
