"""What each rule of the machine stands on: a clinic, its people, the judge after every act."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, ClassVar, Final, TypeVar

from hypothesis.stateful import RuleBasedStateMachine, invariant

from bot.domain.ledger import Area, CheckInState, PatientState
from bot.storage.tables.followups import CheckIn
from tests.campaigns.life import ADMIN, Life
from tests.campaigns.mishaps import FAULTS
from tests.campaigns.phones import Seen
from tests.campaigns.promises import Promises
from tests.campaigns.records import Records
from tests.campaigns.town import FIRST_PATIENT, Town
from tests.campaigns.verdict import PromiseError
from tests.services.support.fake_messenger import Shown

Result = TypeVar("Result")

# The verbs by which patients go on: answers, a score after all, Start, a mismatch, a sign.
_GOES_ON: Final = frozenset("anoms")

# What a patient taps from the link to the first day.
_JOINS: Final = (
    "language=en", "who=self", "consent1=next", "consent2=agree", "time=t10",
)  # fmt: skip
_BEFORE_THE_YEAR: Final = "language=en"


@dataclass(slots=True)
class Person:
    """A patient: the phone they use, and how the bot and the clinic know them."""

    user: int
    patient_id: str
    reference: str
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


class Stage(RuleBasedStateMachine):
    """One clinic that comes to rest and is judged after everything that happens."""

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
        # The phones of those whose data was deleted.
        self.erased: list[int] = []
        self._phones = 0
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
        self.tally.steps += 1
        self.do(self.town.arrives(*updates))
        self.judge()

    @invariant()
    def judge(self) -> None:
        """Every promise holds."""
        self.records = self.do(self.promises.check())
        if self.errors.lines:
            raise PromiseError("broken", f"an error was logged: {self.errors.lines}")
        gone = [each for each in self.people if each.patient_id not in self.records.patients]
        self.erased.extend(each.user for each in gone)
        self.people = [each for each in self.people if each not in gone]
        if gone and not self.people:
            self.join(8, Area.LOW_BACK)

    def new_phone(self) -> int:
        """The Telegram id of somebody who has not written yet."""
        self._phones += 1
        return FIRST_PATIENT - 1 + self._phones

    def strike(self, mishap: str | int | None) -> None:
        """From now on something will go wrong: the bot will crash, or a call will fail."""
        if isinstance(mishap, int):
            self.town.fuse.left = mishap
        elif mishap is not None:
            receipt, arrives = FAULTS[mishap]
            self.town.phones.will(receipt, arrives=arrives)

    def join(self, baseline: int | None, area: Area) -> None:
        """A patient has joined already; this stands for the dialogue, and no crash falls on it."""
        user = self.new_phone()
        after, self.town.fuse.left = self.town.fuse.left, None
        case = self.do(self.town.enroll(user, baseline, area))
        self.town.fuse.left = after
        self.people.append(Person(user, case.patient.id, f"R{user}"))
        self.judge()

    def enroll(self, reference: str, area: Area) -> None:
        """Staff go through the dialogue, as far as its buttons arrive."""
        self.happens(self.town.message(ADMIN, "/enroll"))
        for text in (reference, "1950"):
            self.happens(self.town.message(ADMIN, text))
        for choice in (f"area-{area}", "when-now", "baseline-8", "confirm-yes"):
            for seen in self.on_screen(ADMIN, f"e:{choice}")[-1:]:
                self.press(ADMIN, seen)

    def agree(self, user: int, code: str) -> bool:
        """Somebody opens their link and says yes to all, as far as the buttons arrive; how far."""
        self.happens(self.town.message(user, f"/start {code}"))
        for choice in _JOINS:
            for seen in self.on_screen(user, f"j:{choice}")[-1:]:
                self.press(user, seen)
                break
            else:
                return False
            if choice == _BEFORE_THE_YEAR:
                self.happens(self.town.message(user, "1950"))
        return True

    def person(self, who: int) -> Person:
        """One of those who are there."""
        return self.people[who % len(self.people)]

    def state(self, person: Person) -> PatientState:
        """How a patient stands."""
        return self.records.patients[person.patient_id].state

    def planned(self, person: Person) -> list[CheckIn]:
        """What is still to come."""
        return [
            each
            for each in self.records.check_ins.values()
            if each.state is CheckInState.PLANNED
            and self.records.patient_of(each.id).id == person.patient_id
        ]

    def question(self, person: Person) -> Shown | None:
        """The newest message of theirs that has something to go on with."""
        screen = self.town.phones.screens.get(person.user, [])
        return next((shown for shown in reversed(screen) if answers_on(shown)), None)

    def on_screen(self, user: int, start: str, end: str = "") -> list[Seen]:
        """The buttons whose data starts and ends so, oldest first."""
        buttons = [
            Seen(shown.message_id, each["text"], each.get("data", ""))
            for shown in self.town.phones.screens.get(user, [])
            for row in shown.keyboard
            for each in row
        ]
        return [
            each for each in buttons if each.data.startswith(start) and each.data.endswith(end)
        ]

    def take_all(self) -> None:
        """Somebody looks at what is urgent before the day is over."""
        for seen in self.on_screen(ADMIN, "l:", ":ack"):
            self.press(ADMIN, seen)

    def tap(self, person: Person, question: Shown, choice: int, *, twice: bool = False) -> None:
        """Tap one of a question's buttons; what is accepted must be stored exactly once."""
        data = answers_on(question)
        pressed = data[choice % len(data)]
        wanted = self.accepts(pressed)
        self.press(person.user, Seen(question.message_id, "", pressed), wanted, twice=twice)

    def press(self, user: int, seen: Seen, wanted: int = 0, *, twice: bool = False) -> None:
        """Press a button, which stores one answer at most, and as many as are wanted at least."""
        before = self.answers_to(seen.data)
        count = 2 if twice else 1
        self.happens(*(self.town.press(user, seen.message_id, seen.data) for _ in range(count)))
        added = self.answers_to(seen.data) - before
        if added < wanted:
            raise PromiseError("lost", f"the answer {seen.data} was not stored")
        if added > 1:
            raise PromiseError("twice", f"{seen.data} stored {added} answers")

    def answers_to(self, pressed: str) -> int:
        """How many answers are stored to the check-in that a button is about."""
        check_in_id = pressed.split(":")[1]
        answers = self.records.answers.values()
        return sum(each.check_in_id == check_in_id for each in answers)

    def accepts(self, pressed: str) -> int:
        """Whether this tap is the answer to the question that waits."""
        verb, check_in_id, *rest = pressed.split(":")
        check_in = self.records.check_ins.get(check_in_id)
        if verb != "a" or check_in is None or check_in.state is not CheckInState.OPEN:
            return 0
        return int(rest[0] == check_in.step)


def answers_on(shown: Shown) -> list[str]:
    """The data of the buttons that go on."""
    buttons = [each.get("data", "") for row in shown.keyboard for each in row]
    return [data for data in buttons if data[:1] in _GOES_ON and data[1:2] == ":"]
