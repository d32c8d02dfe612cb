"""Campaign e: a state machine plays a clinic, with crashes, faults and clocks set wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import structlog
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from bot import logs
from bot.domain.answers import Question
from bot.domain.ledger import HERE, Area, PatientState
from tests.campaigns.mishaps import MISHAP
from tests.campaigns.reception import BASELINES, WHO, Reception
from tests.campaigns.report import Report
from tests.campaigns.stage import Person, Tally, answers_on
from tests.campaigns.verdict import PromiseError

STEPS: Final = 18
REMARK: Final = "the weather is {}"
_DANGER: Final = "fever since {}"
_SCORES: Final = ("7", "3/10", "about 5", "11", "-")
_COMMANDS: Final = (
    "/pause", "/resume", "/visit", "/options", "/signs", "/help", "/stop", "/start", "/mydata",
)  # fmt: skip
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
_CHOICE: Final = st.integers(0, 10)
# Which button of each question in turn; past the end they begin anew.
_TAPS: Final = st.lists(_CHOICE, max_size=6)


class Machine(Reception):
    """Each rule is something that happens in a clinic."""

    def __init__(self) -> None:
        super().__init__()
        self._words = 0
        self._days_ahead = 0

    @initialize(baseline=BASELINES, courses=st.lists(_TAPS, max_size=4))
    def begin(self, baseline: int | None, courses: list[list[int]]) -> None:
        """The first patient, and how their check-ins went so far."""
        self.join(baseline, Area.LOW_BACK)
        for taps in courses:
            self.follow_up(0, taps, None)

    @rule(span=st.sampled_from(sorted(_SPANS)), mishap=MISHAP)
    def wait(self, span: str, mishap: str | int | None) -> None:
        """Time passes."""
        self.tally.steps += 1
        if _SPANS[span] >= _DAY:
            self.take_all()
        self.strike(mishap)
        self.do(self.town.go_on(_SPANS[span]))

    @rule(who=WHO, taps=_TAPS, mishap=MISHAP)
    def follow_up(self, who: int, taps: list[int], mishap: str | int | None) -> None:
        """Time passes until the next check-in, and its questions are answered in turn.

        After the last one it passes until that is closed, and the answers are late.
        """
        person = self.person(who)
        times = [each.look_at for each in self.planned(person)]
        self.take_all()
        self.strike(mishap)
        self.do(self.town.go_to(max(self.town.now, min(times, default=self.town.now + 3 * _DAY))))
        self.judge()
        for choice in taps:
            question = self.question(person)
            if question is not None:
                is_safety = any(":safety:" in data for data in answers_on(question))
                self.tap(person, question, 0 if is_safety else choice)

    @rule(who=WHO, choice=_CHOICE, mishap=MISHAP)
    def answer(self, who: int, choice: int, mishap: str | int | None) -> None:
        """Tap the newest open question."""
        question = self.question(self.person(who))
        if question is not None:
            self.strike(mishap)
            self.tap(self.person(who), question, choice)

    @rule(who=WHO, choice=_CHOICE)
    def double_tap(self, who: int, choice: int) -> None:
        """Tap twice before the bot can react."""
        question = self.question(self.person(who))
        if question is not None:
            self.tap(self.person(who), question, choice, twice=True)

    @rule()
    def deliver_twice(self) -> None:
        """Telegram delivers the newest update again, which it does within a day or never."""
        if not timedelta() <= self.town.now - self.town.newest_at < _DAY:
            return
        before = len(self.records.answers), len(self.records.outbox)
        self.happens(*self.town.newest)
        if (len(self.records.answers), len(self.records.outbox)) != before:
            raise PromiseError("twice", "an update that was delivered again had an effect")

    @rule(who=WHO, index=st.integers(0, 200))
    def press_anything(self, who: int, index: int) -> None:
        """Press any button that the phone ever showed, on a message of any age."""
        person = self.person(who)
        seen = self.town.phones.seen.get(person.user)
        if seen:
            self.press(person.user, seen[-1 - index % len(seen)])

    @rule(who=WHO, choice=_CHOICE)
    def change(self, who: int, choice: int) -> None:
        """Change an answer."""
        person = self.person(who)
        for seen in self.on_screen(person.user, "c:")[-1:]:
            self.press(person.user, seen)
            self.answer(who, choice, None)

    @rule(who=WHO, score=st.sampled_from(_SCORES))
    def type_score(self, who: int, score: str) -> None:
        """Type a number."""
        self.happens(self.town.message(self.person(who).user, score))

    @rule(who=WHO, template=st.sampled_from([REMARK, _DANGER]), mishap=MISHAP)
    def type_words(self, who: int, template: str, mishap: str | int | None) -> None:
        """Type something, which must be kept."""
        person = self.person(who)
        self._words += 1
        text = template.format("abcdefghijklmnopqrstuvwxyz"[self._words % 26] * 3)
        self.promises.said[text] = person.patient_id
        self.strike(mishap)
        self.happens(self.town.message(person.user, text))

    @rule(who=WHO, text=st.sampled_from([*_SCORES, _DANGER.format("yesterday")]))
    def edit(self, who: int, text: str) -> None:
        """Correct an old text: no answer comes of it, be it a score or a sign of danger."""
        person = self.person(who)
        before = self._scores_of(person)
        self.happens(self.town.edits(person.user, text))
        if self._scores_of(person) != before:
            raise PromiseError("broken", f"an old text that was corrected to {text!r} was stored")

    def _scores_of(self, person: Person) -> int:
        """How many answers they gave; safety is left out, since it is taken over by itself."""
        return sum(
            each.question != Question.SAFETY
            and self.records.patient_of(each.check_in_id).id == person.patient_id
            for each in self.records.answers.values()
        )

    @rule(who=WHO, command=st.sampled_from(_COMMANDS))
    def command(self, who: int, command: str) -> None:
        """Send a command."""
        self.happens(self.town.message(self.person(who).user, command))

    @rule(who=WHO)
    def stop(self, who: int) -> None:
        """Ask to stop, and ask again."""
        person = self.person(who)
        may_stop = self.state(person) in HERE
        for _ in range(2):
            self.happens(self.town.message(person.user, "/stop"))
        if may_stop and self.state(person) is not PatientState.STOPPED:
            raise PromiseError("lost", "the wish to stop")

    @rule(who=WHO, mishap=MISHAP)
    def delete(self, who: int, mishap: str | int | None) -> None:
        """Ask for everything to be deleted."""
        person = self.person(who)
        is_alive = self.state(person) in HERE
        self.strike(mishap)
        self.happens(self.town.message(person.user, "/delete"))
        for seen in self.on_screen(person.user, "d:yes")[-1:]:
            self.press(person.user, seen)
            if is_alive and self.state(person) is not PatientState.ERASING:
                raise PromiseError("lost", "the wish to be deleted")

    @precondition(lambda self: self.erased)
    @rule(index=st.integers(0, 50), says=st.none() | st.sampled_from(["/start", "4", "/mydata"]))
    def comes_back(self, index: int, says: str | None) -> None:
        """Somebody whose data was deleted uses the old chat: nobody is known there."""
        user = self.erased[index % len(self.erased)]
        seen = self.town.phones.seen.get(user, [])
        before = len(self.records.answers), len(self.records.notes), len(self.records.patients)
        if says is not None:
            self.happens(self.town.message(user, says))
        elif seen:
            self.press(user, seen[-1 - index % len(seen)])
        after = len(self.records.answers), len(self.records.notes), len(self.records.patients)
        if after != before:
            raise PromiseError("broken", "something was stored of who was deleted")

    @rule(who=WHO, is_told=st.booleans())
    def block(self, who: int, is_told: bool) -> None:
        """Block the bot, or come back; Telegram may be late to tell."""
        person = self.person(who)
        person.has_blocked = not person.has_blocked
        self.town.phones.blocked ^= {person.user}
        if is_told:
            self.happens(self.town.blocks(person.user, back=not person.has_blocked))

    @rule(is_told=st.booleans())
    def migrate(self, is_told: bool) -> None:
        """The group becomes a supergroup."""
        update = self.town.migrates()
        if is_told:
            self.happens(update)

    @rule()
    def clock_jump(self) -> None:
        """The clock is set a day ahead, then a day behind, then right again."""
        to = {0: 1, 1: -1, -1: 0}[self._days_ahead]
        self.town.clock.advance((to - self._days_ahead) * _DAY)
        self._days_ahead = to
        self.do(self.town.go_on(timedelta(minutes=2)))

    @rule(hours=st.sampled_from([0, 1, 12, 60]))
    def crash(self, hours: int) -> None:
        """The bot crashes at rest, and is away for a while."""
        self.town.fuse.left = None
        self.town.fuse.crashes += 1
        self.town.clock.advance(timedelta(hours=hours))
        self.do(self.town.crash())
        self.do(self.town.go_on(timedelta(minutes=2)))

    @rule(who=WHO, choice=_CHOICE, hours=st.sampled_from([1, 12, 23]))
    def answer_while_away(self, who: int, choice: int, hours: int) -> None:
        """Tap while the bot is down; Telegram keeps it."""
        person = self.person(who)
        question = self.question(person)
        if question is not None:
            data = answers_on(question)
            pressed = data[choice % len(data)]
            wanted, before = self.accepts(pressed), self.answers_to(pressed)
            self.town.holds(self.town.press(person.user, question.message_id, pressed))
            self.crash(hours)
            self.judge()
            if self.answers_to(pressed) < before + wanted:
                raise PromiseError("lost", f"{pressed}, tapped while the bot was down, was lost")

    @rule()
    def restore(self) -> None:
        """The bot goes on with a copy of its database."""
        self.town.fuse.left = None
        self.do(self.town.restore())
        self.do(self.town.go_on(timedelta(minutes=2)))

    @rule(mishap=MISHAP)
    def trouble_ahead(self, mishap: str | int | None) -> None:
        """Something will go wrong."""
        self.strike(mishap)


def run_machine(machine: type[Machine], examples: int, seed: int, *phases: Phase) -> None:
    """Let this many clinics be played; raises what went wrong, with the steps as its notes."""
    run_state_machine_as_test(
        seeded(seed)(machine),
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


def run(kills: int, seed: int) -> Report:
    """Play as many clinics as there are kills; what broke, with the shortest way to it."""
    if not structlog.is_configured():
        logs.configure("CRITICAL")

    class Campaign(Machine):
        tally = Tally()

    found: AssertionError | None = None
    try:
        run_machine(Campaign, kills, seed)
    except AssertionError as error:
        found = error
    tally = Campaign.tally
    kind = found.kind if isinstance(found, PromiseError) else None
    return Report(
        name="machine",
        seed=seed,
        kills=tally.crashes,
        handled=tally.steps,
        lost=int(kind == "lost"),
        twice=int(kind == "twice"),
        more={"clinics": kills, "answers": tally.answers, "sends": tally.sendings},
        complaints=(*([str(found)] if found else []), *getattr(found, "__notes__", [])),
    )
