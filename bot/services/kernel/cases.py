"""A case: a patient, one follow-up and its calendar, loaded and locked together; its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFoundError
from bot.domain.ledger import RUNNING, CheckInState, PatientState, Reason
from bot.domain.protocol import CheckInPlan, Protocol, Role
from bot.domain.relief import Outcome
from bot.domain.schedule import Calendar
from bot.services.kernel.transaction import Work
from bot.storage import alerts, chats, check_ins, episodes, patients, protocols
from bot.storage.episodes import History
from bot.storage.tables.followups import Answer, CheckIn, Episode, Event
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert

_NOTHING_TO_TELL: Final = frozenset({None, Outcome.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who wrote or pressed, by Telegram's ids, and in which chat.

    `words`: what they wrote behind a command. `instead_of`: the outbox row of the message whose
    button they typed, where they did not press it. `comes_between`: what they ask for ends what
    they were in the middle of.
    """

    user_id: int
    chat_id: int
    language_code: str | None = None
    words: str = ""
    instead_of: int | None = None
    comes_between: bool = False

    @property
    def is_private(self) -> bool:
        """Whether they speak to the bot alone."""
        return self.user_id == self.chat_id


@dataclass(slots=True)
class Case:
    """One follow-up with all that a rule needs to know about it.

    `history`: all follow-ups of the patient, this one too.
    """

    patient: Patient
    episode: Episode
    protocol: Protocol
    calendar: Calendar
    history: History
    _fallen: Mapping[str, CheckInPlan] = field(default_factory=dict)
    _given: dict[str, dict[str, Answer]] = field(default_factory=dict)

    async def given(self, work: Work, check_in: CheckIn) -> dict[str, Answer]:
        """The current answer to each question of a check-in, by question; read once.

        Who stores an answer keeps this in step.
        """
        if check_in.id not in self._given:
            found = await check_ins.answers(work.session, check_in.id)
            self._given[check_in.id] = found
        return self._given[check_in.id]

    @property
    def check_ins(self) -> list[CheckIn]:
        """The check-ins of this follow-up, in order."""
        return self.history.follow_ups[self.episode.id].check_ins

    @property
    def called(self) -> tuple[str, int] | None:
        """The name of its protocol and the published version; None for a draft, or unasked."""
        return self.history.called.get(self.episode.version)

    @property
    def others(self) -> list[Episode]:
        """The patient's other follow-ups, oldest first."""
        every = self.history.follow_ups.values()
        return [each.episode for each in every if each.episode is not self.episode]

    @property
    def chat(self) -> Chat | None:
        """The phone that it goes to, once the patient has joined."""
        return self.history.chat

    @property
    def language(self) -> str:
        """The patient's language."""
        return self.patient.language

    @property
    def home(self) -> Chat:
        """The chat of a patient who has joined."""
        assert self.chat is not None
        return self.chat

    @property
    def fallen(self) -> list[CheckIn]:
        """Those that fell away when the protocol changed, by when they were due."""
        found = self.history.follow_ups[self.episode.id].fallen
        return sorted(found, key=lambda each: each.due_at)

    @property
    def may_join(self) -> bool:
        """Whether a link is good for something: it runs, or the patient stopped it."""
        return self.episode.state in RUNNING or self.episode.end_reason is Reason.STOPPED

    @property
    def awaits_patient(self) -> bool:
        """Whether nobody has joined: the clinic may phone instead of writing."""
        return self.patient.state is PatientState.INVITED and self.chat is None

    def is_untold(self, work: Work) -> bool:
        """Whether an outcome stands, concluded on the phone, of which they have read nothing."""
        if self.episode.outcome in _NOTHING_TO_TELL or work.clinic.record_only:
            return False
        last = self.check_ins[-1]
        return last.state is CheckInState.ANSWERED and last.replied_at is None

    def plan_of(self, check_in: CheckIn) -> CheckInPlan:
        """What the protocol says about this check-in, or said before it fell away."""
        if check_in.of_version:
            return self._fallen[check_in.id]
        return self.protocol.check_ins[check_in.position]

    def role(self, check_in: CheckIn) -> Role:
        """First, next or last."""
        return self.protocol.role(check_in.position)

    def is_last(self, check_in: CheckIn) -> bool:
        """Whether this check-in decides."""
        return self.role(check_in) is Role.LAST

    @property
    def injected_on(self) -> date:
        """The local date of the injection."""
        return self.local_day(self.episode.injected_at)

    def local_day(self, when: datetime) -> date:
        """The patient's date at this moment."""
        return when.astimezone(self.calendar.zone).date()


async def of_episode(work: Work, episode_id: str) -> Case:
    """The case of an episode, its patient locked; raises `NotFoundError`."""
    patient = await patients.lock_of_episode(work.session, episode_id)
    if patient is None:
        raise NotFoundError("episode")
    history = await episodes.history(work.session, patient.id)
    return await _case(work, patient, episode_id, history)


async def of_check_in(
    work: Work, check_in_id: str, patient_id: str | None = None
) -> tuple[Case, CheckIn]:
    """The case of a check-in, its patient locked; raises `NotFoundError`.

    `patient_id`: whose it is, where that is known.
    """
    if patient_id is not None:
        patient: Patient | None = await patients.lock(work.session, patient_id)
    else:
        patient = await patients.lock_of_check_in(work.session, check_in_id)
    if patient is None:
        raise NotFoundError("check-in")
    # Only now, since another use case may have changed it before the patient was free.
    history = await episodes.history_with_answers(work.session, patient.id, check_in_id)
    return await _case_of(work, patient, check_in_id, history)


async def of_alert(work: Work, alert_id: str) -> tuple[Alert, Case]:
    """An alert, locked, and the follow-up that it is about; raises `NotFoundError` without one."""
    alert = await alerts.lock(work.session, alert_id)
    if alert is None or alert.patient_id is None:
        raise NotFoundError("alert")
    if alert.check_in_id is not None:
        return alert, (await of_check_in(work, alert.check_in_id))[0]
    case = await latest(work, await patients.lock(work.session, alert.patient_id))
    if case is None:
        raise NotFoundError("episode")
    return alert, case


async def of_free_check_ins(work: Work, check_in_ids: Sequence[str]) -> list[tuple[Case, CheckIn]]:
    """The cases of those check-ins on whose patients nobody else works."""
    held = await patients.lock_free_of_check_ins(work.session, check_in_ids)
    return await of_check_ins(work, held)


async def of_check_ins(work: Work, held: Mapping[str, Patient]) -> list[tuple[Case, CheckIn]]:
    """The cases of check-ins by their ids, whose patients are held."""
    ids = list({patient.id for patient in held.values()})
    histories = await episodes.histories(work.session, ids) if ids else {}
    return [
        await _case_of(work, patient, check_in_id, histories[patient.id])
        for check_in_id, patient in held.items()
    ]


async def _case_of(
    work: Work, patient: Patient, check_in_id: str, history: History
) -> tuple[Case, CheckIn]:
    every = [each for one in history.follow_ups.values() for each in (*one.check_ins, *one.fallen)]
    check_in = next(each for each in every if each.id == check_in_id)
    return await _case(work, patient, check_in.episode_id, history), check_in


async def _case(work: Work, patient: Patient, episode_id: str, history: History) -> Case:
    episode = history.follow_ups[episode_id].episode
    protocol = await protocols.version(work.session, episode.version)
    calendar = Calendar(
        ZoneInfo(patient.zone), patient.time_of_day, protocol.window, episode.factor
    )
    if history.chat is not None and not history.has_mail:
        work.without_mail.add(history.chat.id)
    fallen = {}
    for each in history.follow_ups[episode_id].fallen:
        then = await protocols.version(work.session, each.of_version)
        fallen[each.id] = then.check_ins[each.position]
    return Case(patient, episode, protocol, calendar, history, fallen, history.given)


def chat_key(work: Work, caller: Caller) -> str:
    """The keyed hash of the caller's chat."""
    return work.digest("chat", caller.chat_id)


async def chat_of(work: Work, caller: Caller) -> Chat:
    """The caller's chat, stored if it is new."""
    return await chats.ensure(work.session, chat_key(work, caller), caller.chat_id, work.now)


async def latest(work: Work, patient: Patient) -> Case | None:
    """The current follow-up of a patient who is locked: the newest that runs, else the newest."""
    history = await episodes.history(work.session, patient.id)
    every = [each.episode for each in history.follow_ups.values()]
    chosen = [each for each in every if each.state in RUNNING] or every
    return await _case(work, patient, chosen[-1].id, history) if chosen else None


async def of_patient(work: Work, patient_id: str) -> list[Case]:
    """Every follow-up of a patient whole, the oldest first, to be looked at: nothing is locked.

    None for an id of nobody.
    """
    found = await episodes.whole_history(work.session, patient_id)
    if found is None:
        return []
    patient, history = found
    return [await _case(work, patient, each, history) for each in history.follow_ups]


# A question of a check-in that was over was answered.
LATE_TAP: Final = "late_tap"


# Another version of the protocol came, or moved this check-in.
PROTOCOL_CHANGED: Final = "protocol_changed"


def note_event(
    work: Work, patient: Patient, code: str, check_in: CheckIn | None = None, **how: Any
) -> None:
    """Write down that something happened now; `how`: further columns of the event."""
    work.session.add(
        Event(
            patient_id=patient.id,
            check_in_id=check_in.id if check_in else None,
            code=code,
            at=work.now,
            **how,
        )
    )
