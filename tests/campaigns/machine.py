"""Campaign e: a state machine plays a clinic, with crashes, faults and clocks set wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final, TypeVar

import structlog
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot import logs
from bot.domain.delivery import SendResult
from bot.domain.ledger import Area, CheckInState, PatientState
from bot.services.ports import Receipt
from bot.storage.tables import CheckIn
from tests.campaigns.life import ADMIN, Life
from tests.campaigns.phones import Seen
from tests.campaigns.promises import PromiseError, Promises
from tests.campaigns.records import Records
from tests.campaigns.report import Report
from tests.campaigns.town import FIRST_PATIENT, Town
from tests.services.fake_messenger import Shown

Result = TypeVar("Result")

MOST_PATIENTS: Final = 3
STEPS: Final = 18
_DAY: Final = timedelta(days=1)
_SPANS: Final = {
    "a minute": timedelta(minutes=1),
    "16 minutes": timedelta(minutes=16),
    "70 minutes": timedelta(minutes=70),
    "5 hours": timedelta(hours=5),
    "12 hours": timedelta(hours=12),
    "a day": _DAY,
    "3 days": 3 * _DAY,
}
_DANGER: Final = "fever since {}"
REMARK: Final = "the weather is {}"
_SCHEDULES: Final = ("1 day, 2 days, 1 week", "1 day, 3 days, 10 days", "6 hours, 2 days, 2 weeks")
_FAULTS: Final = {
    "lost on the way": (Receipt(SendResult.UNCERTAIN, why="timed_out"), False),
    "arrived unheard": (Receipt(SendResult.UNCERTAIN, why="timed_out"), True),
    "not sent": (Receipt(SendResult.NOT_SENT, why="unreachable"), False),
    "flood": (
        Receipt(SendResult.NOT_SENT, retry_after=timedelta(seconds=20), why="flood"),
        False,
    ),
}


@dataclass(slots=True)
class Person:
    """A patient, and what only they know."""

    user: int
    patient_id: str
    has_blocked: bool = False


@dataclass(slots=True)
class Tally:
    """How much the machines of one run did."""

    steps: int = 0
    crashes: int = 0
    answers: int = 0
    sendings: int = 0


class _Errors(logging.Handler):
    """Keeps what the bot logs as an error: nothing that people or Telegram do may cause one."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.lines.append(str(record.msg))


_WHO: Final = st.integers(0, MOST_PATIENTS - 1)
_BASELINES: Final = st.sampled_from([8, 3, None])
# Which button of each question in turn; past the end they begin anew.
_TAPS: Final = st.lists(st.integers(0, 10), max_size=6)


class Machine(RuleBasedStateMachine):
    """One clinic; each rule is something that happens to it, after which it comes to rest."""

    life: ClassVar[type[Life]] = Life
    tally: ClassVar[Tally] = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.errors = _Errors()
        logging.getLogger().addHandler(self.errors)
        self.runner = asyncio.Runner()
        self.town = Town(self.life)
        self.promises = Promises(self.town)
        self.people: list[Person] = []
        self.shift = 0
        self.words = 0
        self.do(self.town.open())
        self.records: Records = self.do(self.promises.check())

    def teardown(self) -> None:
        """Close the clinic and count."""
        try:
            self.do(self.town.close())
        finally:
            self.runner.close()
            logging.getLogger().removeHandler(self.errors)
            self.tally.crashes += self.town.fuse.crashes
            self.tally.answers += len(self.records.answers)
            self.tally.sendings += len(self.town.phones.sendings)

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run to the end."""
        return self.runner.run(work)

    def happens(self, *updates: dict[str, Any]) -> None:
        """Telegram reports this; the bot comes to rest and is judged."""
        self.do(self.town.arrives(*updates))
        self.judge()

    @invariant()
    def judge(self) -> None:
        """Every promise holds."""
        self.records = self.do(self.promises.check())
        if self.errors.lines:
            raise PromiseError("broken", f"an error was logged: {self.errors.lines}")

    @initialize(baseline=_BASELINES, courses=st.lists(_TAPS, max_size=3))
    def begin(self, baseline: int | None, courses: list[list[int]]) -> None:
        """The first patient, and how their check-ins went so far."""
        self.enroll(baseline, Area.LOW_BACK)
        for taps in courses:
            self.follow_up(0, taps)

    @precondition(lambda self: len(self.people) < MOST_PATIENTS)
    @rule(baseline=_BASELINES, area=st.sampled_from(Area))
    def enroll(self, baseline: int | None, area: Area) -> None:
        """A patient joins."""
        user = FIRST_PATIENT + len(self.people)
        # This stands for the whole dialogue, which has its own tests; no crash falls on it.
        after, self.town.fuse.left = self.town.fuse.left, None
        case = self.do(self.town.enroll(user, baseline, area))
        self.town.fuse.left = after
        self.people.append(Person(user, case.patient.id))
        self.judge()

    @rule(span=st.sampled_from(sorted(_SPANS)))
    def wait(self, span: str) -> None:
        """Time passes."""
        self.tally.steps += 1
        if _SPANS[span] >= _DAY:
            self.take_all()
        self.do(self.town.go_on(_SPANS[span]))

    def take_all(self) -> None:
        """Somebody looks at what is urgent before the day is over."""
        for seen in self._alert_buttons("ack"):
            self.happens(self.town.press(ADMIN, seen.message_id, seen.data))

    @rule(who=_WHO, choice=st.integers(0, 10))
    def answer(self, who: int, choice: int) -> None:
        """Tap the newest open question."""
        person = self._person(who)
        question = self._question(person)
        if question is not None:
            self._tap(person, question, choice)

    @rule(who=_WHO, taps=_TAPS)
    def follow_up(self, who: int, taps: list[int]) -> None:
        """Time passes until the next check-in, and its questions are answered in turn."""
        person = self._person(who)
        planned = [
            each.look_at
            for each in self.records.check_ins.values()
            if each.state is CheckInState.PLANNED and self._is_of(person, each)
        ]
        if planned:
            self.take_all()
            self.do(self.town.go_to(max(self.town.now, min(planned))))
            self.judge()
        for choice in taps:
            question = self._question(person)
            if question is not None:
                is_safety = any(":safety:" in data for data in _data_of(question))
                self._tap(person, question, 0 if is_safety else choice)

    def _is_of(self, person: Person, check_in: CheckIn) -> bool:
        return self.records.patient_of(check_in.id).id == person.patient_id

    def _tap(self, person: Person, question: Shown, choice: int, times: int = 1) -> None:
        data = _data_of(question)
        pressed = data[choice % len(data)]
        wanted = self._accepts(pressed)
        before = len(self.records.answers)
        presses = [self.town.press(person.user, question.message_id, pressed)] * times
        self.tally.steps += 1
        self.happens(*presses)
        added = len(self.records.answers) - before
        if added < wanted:
            raise PromiseError("lost", f"the answer {pressed} was not stored")
        if added > 1:
            raise PromiseError("twice", f"the answer {pressed} was stored {added} times")

    def _accepts(self, pressed: str) -> int:
        """Whether this tap is the answer to the question that waits."""
        verb, check_in_id, *rest = pressed.split(":")
        check_in = self.records.check_ins.get(check_in_id)
        if verb != "a" or check_in is None or check_in.state is not CheckInState.OPEN:
            return 0
        return int(rest[0] == check_in.step)

    @rule(who=_WHO, choice=st.integers(0, 10), same=st.booleans())
    def double_tap(self, who: int, choice: int, same: bool) -> None:
        """Tap twice at once; or Telegram delivers one tap twice."""
        person = self._person(who)
        question = self._question(person)
        if question is None:
            return
        if same:
            self._tap(person, question, choice, times=2)
        else:
            data = _data_of(question)
            pressed = data[choice % len(data)]
            before = len(self.records.answers)
            self.tally.steps += 1
            self.happens(
                *(self.town.press(person.user, question.message_id, pressed) for _ in range(2))
            )
            if len(self.records.answers) - before > 1:
                raise PromiseError("twice", f"the answer {pressed} was stored twice")

    @rule(who=_WHO, index=st.integers(0, 200))
    def press_anything(self, who: int, index: int) -> None:
        """Press any button that the phone ever showed, of a message of any age."""
        person = self._person(who)
        seen = self.town.phones.seen.get(person.user)
        if seen:
            self._press(person.user, seen[-1 - index % len(seen)])

    @rule(who=_WHO)
    def change(self, who: int) -> None:
        """Change an answer."""
        person = self._person(who)
        seen = [each for each in self._on_screen(person.user) if each.data.startswith("c:")]
        if seen:
            self._press(person.user, seen[-1])

    def _press(self, user: int, seen: Seen) -> None:
        before = len(self.records.answers)
        self.tally.steps += 1
        self.happens(self.town.press(user, seen.message_id, seen.data))
        if len(self.records.answers) - before > 1:
            raise PromiseError("twice", f"{seen.data} was stored twice")

    @rule(who=_WHO, score=st.sampled_from(["7", "3/10", "about 5", "11", "-"]))
    def type_score(self, who: int, score: str) -> None:
        """Type a number."""
        self.tally.steps += 1
        self.happens(self.town.message(self._person(who).user, score))

    @rule(who=_WHO, template=st.sampled_from([REMARK, _DANGER]))
    def type_words(self, who: int, template: str) -> None:
        """Type something, which must be kept."""
        person = self._person(who)
        self.words += 1
        text = template.format("abcdefghijklmnopqrstuvwxyz"[self.words % 26] * 3)
        self.promises.said[text] = person.patient_id
        self.tally.steps += 1
        self.happens(self.town.message(person.user, text))

    @rule(
        who=_WHO,
        command=st.sampled_from(
            ["/pause", "/resume", "/visit", "/options", "/signs", "/help", "/stop", "/start"]
        ),
    )
    def command(self, who: int, command: str) -> None:
        """Send a command."""
        self.tally.steps += 1
        self.happens(self.town.message(self._person(who).user, command))

    @rule(who=_WHO)
    def stop(self, who: int) -> None:
        """Ask to stop, and again: no more questions."""
        person = self._person(who)
        was_here = self._state(person) in {PatientState.ACTIVE, PatientState.PAUSED}
        self.tally.steps += 1
        self.happens(self.town.message(person.user, "/stop"))
        self.happens(self.town.message(person.user, "/stop"))
        if was_here and not person.has_blocked and self._state(person) is not PatientState.STOPPED:
            raise PromiseError("lost", "the wish to stop")

    @rule(who=_WHO, told=st.booleans())
    def block(self, who: int, told: bool) -> None:
        """Block the bot, or come back; Telegram may be late to tell."""
        person = self._person(who)
        person.has_blocked = not person.has_blocked
        blocked = self.town.phones.blocked
        blocked ^= {person.user}
        self.tally.steps += 1
        if told:
            self.happens(self.town.blocks(person.user, back=not person.has_blocked))

    @rule(told=st.booleans())
    def migrate(self, told: bool) -> None:
        """The group becomes a supergroup."""
        self.tally.steps += 1
        update = self.town.migrates()
        if told:
            self.happens(update)

    @rule(offsets=st.sampled_from(_SCHEDULES))
    def edit_schedule(self, offsets: str) -> None:
        """An admin makes a new version of the protocol."""
        self.tally.steps += 1
        self.happens(self.town.message(ADMIN, "/schedule"))
        for word in ("h:change", offsets, "h:yes"):
            if not word.startswith("h:"):
                self.happens(self.town.message(ADMIN, word))
                continue
            seen = [each for each in self._on_screen(ADMIN) if each.data == word]
            if seen:
                self.happens(self.town.press(ADMIN, seen[-1].message_id, word))

    @rule(action=st.sampled_from(["ack", "close", "resume", "booked"]), index=st.integers(0, 5))
    def staff(self, action: str, index: int) -> None:
        """Take or close an alert."""
        seen = self._alert_buttons(action)
        if seen:
            self._press(ADMIN, seen[index % len(seen)])

    @rule(who=_WHO)
    def deceased(self, who: int) -> None:
        """Staff write down a death."""
        person = self._person(who)
        episodes = [
            each.id
            for each in self.records.episodes.values()
            if each.patient_id == person.patient_id
        ]
        self.tally.steps += 1
        self.happens(self.town.press(ADMIN, 1, f"k:deceased_yes:{episodes[-1]}"))
        if self._state(person) is not PatientState.DECEASED:
            raise PromiseError("lost", "a death")

    @rule()
    def clock_jump(self) -> None:
        """The clock is set wrong by a day, or right again."""
        self.tally.steps += 1
        self.shift = {0: 1, 1: -1, -1: 0}[self.shift]
        jump = {1: _DAY, -1: -2 * _DAY, 0: _DAY}[self.shift]
        self.town.clock.advance(jump)
        self.do(self.town.go_on(timedelta(minutes=2)))

    @rule(after=st.integers(0, 14))
    def crash_soon(self, after: int) -> None:
        """The bot will crash after so many more commits and calls."""
        self.town.fuse.left = after

    @rule(hours=st.sampled_from([0, 1, 12, 60]))
    def crash(self, hours: int) -> None:
        """The bot crashes at rest, and is away for a while."""
        self.tally.steps += 1
        self.town.fuse.left = None
        self.town.fuse.crashes += 1
        self.town.clock.advance(timedelta(hours=hours))
        self.do(self.town.crash())
        self.do(self.town.go_on(timedelta(minutes=2)))

    @rule(fault=st.sampled_from(sorted(_FAULTS)), times=st.integers(1, 3))
    def fault(self, fault: str, times: int) -> None:
        """The next calls to Telegram go wrong."""
        receipt, arrives = _FAULTS[fault]
        self.town.phones.will(receipt, arrives=arrives, times=times)

    def _person(self, who: int) -> Person:
        return self.people[who % len(self.people)]

    def _state(self, person: Person) -> PatientState:
        return self.records.patients[person.patient_id].state

    def _question(self, person: Person) -> Shown | None:
        """The newest message of theirs that has answers to tap."""
        screen = self.town.phones.screens.get(person.user, [])
        return next((shown for shown in reversed(screen) if _data_of(shown)), None)

    def _on_screen(self, user: int) -> list[Seen]:
        return [
            Seen(shown.message_id, each["text"], each.get("data", ""))
            for shown in self.town.phones.screens.get(user, [])
            for row in shown.keyboard
            for each in row
        ]

    def _alert_buttons(self, action: str) -> list[Seen]:
        seen = [each for each in self._on_screen(ADMIN) if each.data.endswith(f":{action}")]
        return [each for each in seen if each.data.startswith("l:")]


def _data_of(shown: Shown) -> list[str]:
    buttons = [each.get("data", "") for row in shown.keyboard for each in row]
    return [data for data in buttons if data.split(":")[0] in {"a", "m", "o", "n"}]


def run_machine(machine: type[Machine], examples: int, seed_: int, *phases: Phase) -> None:
    """Let this many clinics be played; raises what went wrong, with the steps as its notes."""
    run_state_machine_as_test(
        seed(seed_)(machine),
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            database=None,
            deadline=None,
            derandomize=False,
            phases=phases or (Phase.generate, Phase.shrink),
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def run(kills: int, seed_: int) -> Report:
    """Play as many clinics as there are kills; what broke, with the shortest way to it."""
    if not structlog.is_configured():
        logs.configure("CRITICAL")

    class Campaign(Machine):
        tally = Tally()

    found: AssertionError | None = None
    try:
        run_machine(Campaign, kills, seed_)
    except AssertionError as error:
        found = error
    tally = Campaign.tally
    kind = found.kind if isinstance(found, PromiseError) else None
    return Report(
        name="machine",
        seed=seed_,
        kills=tally.crashes,
        handled=tally.steps,
        lost=int(kind == "lost"),
        twice=int(kind == "twice"),
        more={"answers": tally.answers, "sends": tally.sendings},
        complaints=(*([str(found)] if found else []), *getattr(found, "__notes__", [])),
    )
