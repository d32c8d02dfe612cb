"""What must hold whenever the bot is at rest, judged by its records and by what phones showed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.domain.alert_details import Note
from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.domain.ledger import RUNNING, CheckInState, EpisodeState, PatientState
from bot.domain.relief import Outcome
from bot.storage.outbox import DATES_OF, PENDING
from bot.storage.tables.followups import Answer
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.staff import Alert
from tests.campaigns.phones import Sending
from tests.campaigns.records import Records, read_records
from tests.campaigns.town import Town
from tests.campaigns.verdict import PromiseError, between, hold
from tests.campaigns.worsening import Worsening
from tests.services.support.clockwork import ZONE
from tests.services.support.ledger import assert_ledger_balances

_STARTED: Final = {
    MessageKind.CHECK_IN, MessageKind.REMINDER, MessageKind.NOTICE, MessageKind.OUTCOME,
}  # fmt: skip
_LEFT: Final = {
    PatientState.STOPPED, PatientState.ERASING, PatientState.DECEASED, PatientState.UNREACHABLE,
}  # fmt: skip
# A death takes back no wish to be deleted.
_MAY_GO: Final = {PatientState.ERASING, PatientState.DECEASED}
# Mail that ended is forgotten after some weeks.
_MAIL_IS_KEPT: Final = timedelta(days=30)
_IN_WINDOW: Final = {MessageKind.CHECK_IN, MessageKind.REMINDER}
_OPENS, _SHUTS = 9, 20
# The longest pause between two attempts to send.
_LONGEST_HOLD: Final = timedelta(minutes=6)
_CONCLUDED: Final = {
    Outcome.NO_RELIEF: AlertKind.NO_RELIEF,
    Outcome.WORE_OFF: AlertKind.WORE_OFF,
    Outcome.WORSE: AlertKind.WORSE,
}
_WHO_PHONES: Final = {AlertKind.NO_ANSWER, AlertKind.SEND_FAILED, AlertKind.RED_FLAG}


@dataclass(slots=True)
class Promises:
    """The watch over one town: what it saw before is what must not change.

    `said`: what patients wrote, and who. `carries_over`: an admin has just published a protocol
    for current patients too.
    """

    town: Town
    said: dict[str, str] = field(default_factory=dict)
    carries_over: bool = False
    _before: Records | None = None
    _answers: dict[int, tuple[object, ...]] = field(default_factory=dict)
    _superseded: dict[int, datetime] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)
    _states: dict[str, PatientState] = field(default_factory=dict)
    _open: dict[str, bool] = field(default_factory=dict)
    _taken_back: Counter[str] = field(default_factory=Counter)
    _outcomes: dict[str, Outcome | None] = field(default_factory=dict)
    _worsening: Worsening = field(default_factory=Worsening)
    _concluded: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    _checked: int = 0

    async def check(self) -> Records:
        """Judge the moment; raises `PromiseError`. What was read."""
        records = await read_records(self.town.database)
        if self._before is not None:
            self._forget(self._before, records)
        await _check_ledger(self.town)
        _check_rest(self.town.now, records)
        self._check_answers(records)
        self._check_words(records)
        self._check_changes(records)
        self._worsening.watch(records)
        _check_alerts(records, self._worsening, self._concluded)
        _check_mail(self.town.now, records, self._taken_back)
        self._check_sendings(records)
        self._states = {each.id: each.state for each in records.patients.values()}
        self._before = records
        return records

    def _forget(self, before: Records, records: Records) -> None:
        """Who asked for it is erased once it is time; what was theirs is no longer missed."""
        erased = before.patients.keys() - records.patients.keys()
        for patient_id in erased:
            patient = before.patients[patient_id]
            is_due = patient.erase_at is not None and patient.erase_at <= self.town.now
            hold(is_due and patient.state in _MAY_GO, "lost", "a patient is gone")
        if erased:
            self.said = {text: who for text, who in self.said.items() if who not in erased}
            gone = before.check_ins.keys() - records.check_ins.keys()
            theirs = [key for key, each in before.answers.items() if each.check_in_id in gone]
            for key in theirs:
                del self._answers[key]
                self._superseded.pop(key, None)

    def _check_answers(self, records: Records) -> None:
        """History is never overwritten, and one answer to a question is current."""
        now = {key: _frozen(answer) for key, answer in records.answers.items()}
        hold(self._answers.keys() <= now.keys(), "lost", "a stored answer is gone")
        changed = [key for key, old in self._answers.items() if now[key] != old]
        hold(not changed, "lost", "a stored answer was overwritten")
        current = Counter(
            (each.check_in_id, each.question)
            for each in records.answers.values()
            if each.superseded_at is None
        )
        hold(max(current.values(), default=1) == 1, "twice", "two current answers")
        for key, at in self._superseded.items():
            hold(records.answers[key].superseded_at == at, "broken", "an old answer came back")
        self._answers = now
        ended = {key: each.superseded_at for key, each in records.answers.items()}
        self._superseded = {key: at for key, at in ended.items() if at is not None}

    def _check_words(self, records: Records) -> None:
        """What a patient wrote is kept exactly once."""
        kept = Counter((note.patient_id, note.text) for note in records.notes)
        for text, patient_id in self.said.items():
            count = kept[patient_id, text]
            hold(count > 0, "lost", f"{text!r} was not kept")
            hold(count == 1, "twice", f"{text!r} was kept {count} times")

    def _check_changes(self, records: Records) -> None:
        for episode in records.episodes.values():
            pinned = self._versions.get(episode.id, episode.version)
            may_change = self.carries_over and episode.state in RUNNING
            is_kept = may_change or episode.version == pinned
            hold(is_kept, "broken", "a follow-up changed its protocol")
            self._versions[episode.id] = episode.version
            before = self._outcomes.get(episode.id)
            if episode.outcome is not None and episode.outcome is not before:
                self._concluded[episode.id, episode.outcome] += 1
            self._outcomes[episode.id] = episode.outcome
        for check_in in records.check_ins.values():
            is_planned = check_in.state is CheckInState.PLANNED
            # The injection was moved, and what was asked too early is asked again.
            self._taken_back[check_in.id] += is_planned and self._open.get(check_in.id, False)
            self._open[check_in.id] = check_in.state is CheckInState.OPEN

    def _check_sendings(self, records: Records) -> None:
        everything = self.town.phones.sendings
        _check_calls(everything, records)
        _check_alternatives(self.town, records, everything)
        for sending in everything[self._checked :]:
            row = records.outbox.get(sending.row_id)
            if row is None:
                continue
            if row.kind in _IN_WINDOW:
                hour = sending.at.astimezone(ZONE).hour
                hold(_OPENS <= hour < _SHUTS, "broken", f"a {row.kind} at {hour} o'clock")
            if row.patient_id in records.patients:
                state = records.patients[row.patient_id].state
                if self._states.get(row.patient_id) is state:
                    _check_wanted(state, row.kind)
        self._checked = len(everything)


def _frozen(answer: Answer) -> tuple[object, ...]:
    return (
        answer.check_in_id,
        answer.question,
        answer.value,
        answer.at,
        answer.language,
        answer.answered_by,
        answer.is_late,
    )


async def _check_ledger(town: Town) -> None:
    try:
        await assert_ledger_balances(town.database)
    except AssertionError as error:
        raise PromiseError("lost", f"the ledger does not balance: {error}") from error


def _check_rest(now: datetime, records: Records) -> None:
    """Nothing that is due is left."""
    for patient in records.patients.values():
        is_over = patient.erase_at is not None and patient.erase_at <= now
        hold(not is_over, "lost", "a patient is not erased in time")
    for update in records.inbox:
        hold(update.state == "done", "lost", f"an update is {update.state}")
    for check_in in records.check_ins.values():
        if check_in.state is CheckInState.PLANNED:
            hold(check_in.look_at > now, "lost", "a check-in is due and not looked at")
        for name in ("remind_at", "closes_at", "reply_at"):
            at = getattr(check_in, name)
            hold(at is None or at > now, "lost", f"a check-in's {name} is over")
    for alert in records.alerts:
        is_due = alert.repeat_at is not None and alert.repeat_at <= now
        hold(not is_due, "lost", "an alert is due to be repeated")
    for row in records.outbox.values():
        is_stuck = row.state in {MessageState.CLAIMED, MessageState.SENDING}
        is_due = row.state in PENDING and row.claimable_at <= now
        hold(not (is_stuck or is_due), "lost", f"a {row.kind} is stuck, {row.state}")
        is_held = row.state in PENDING and row.claimable_at > now + _LONGEST_HOLD
        # New dates wait for the patient's day, and one that was under way when the clock was set
        # back for its time.
        waits_for_day = row.kind in _IN_WINDOW or DATES_OF in (row.body or {})
        may_wait = waits_for_day or row.queued_at > now
        hold(may_wait or not is_held, "lost", f"a {row.kind} is held back")


def _check_alerts(
    records: Records,
    worsening: Worsening,
    concluded: Counter[tuple[str, Outcome]],
) -> None:
    """One alert for each event that asks for a person, not more."""
    yes = Counter(
        each.check_in_id
        for each in records.answers.values()
        if (each.question, each.value) == ("safety", "yes")
    )
    flags = records.alerts_of(AlertKind.RED_FLAG)
    lasts = {each: records.last_of(each) for each in records.episodes}
    deciding = {each.id for each in lasts.values() if each is not None}
    for check_in_id in records.check_ins:
        _same(flags[check_in_id], yes[check_in_id], "P1 of a warning sign")
    worsening.check(records, deciding)
    for outcome, kind in _CONCLUDED.items():
        raised = records.alerts_of(kind)
        for episode_id, last in lasts.items():
            wanted = concluded[episode_id, outcome]
            is_ended = records.episodes[episode_id].state is EpisodeState.ENDED
            if kind is AlertKind.WORSE and last is not None and is_ended:
                # Who leaves right after the answer is judged for staff, without an outcome.
                wanted = worsening.times[last.id]
            _same(raised[last.id] if last else 0, wanted, f"alert of {outcome}")
    _check_calls_asked(records)


def _same(raised: int, wanted: int, what: str) -> None:
    between(wanted, raised, wanted, what)


def _check_calls_asked(records: Records) -> None:
    """Who ends without an outcome is somebody's to phone; danger words have one open P1."""
    phoned = {alert.patient_id for alert in records.alerts if alert.kind in _WHO_PHONES}
    for episode in records.episodes.values():
        is_known = episode.outcome is not Outcome.UNKNOWN or episode.patient_id in phoned
        hold(is_known, "lost", "nobody phones for an unknown outcome")
    untaken = Counter(
        alert.patient_id
        for alert in records.alerts
        if alert.kind is AlertKind.URGENT_TEXT and alert.taken_at is None
    )
    hold(max(untaken.values(), default=0) <= 1, "twice", "two P1 of danger words")
    for alert in records.alerts:
        hold((alert.kind in _P1) == (alert.priority == 1), "broken", "an alert's priority")


_P1: Final = {AlertKind.RED_FLAG, AlertKind.URGENT_TEXT, AlertKind.CRISIS}


def _is_told_by_another(
    alert: Alert, records: Records, mail: Mapping[str, Sequence[OutboxMessage]]
) -> bool:
    """Words that the patient then called a sign, worse, or a wish: of that staff have heard."""
    about = alert.about
    return (
        isinstance(about, Note)
        and not about.is_unsaid
        and any(
            mail[each.id] and each.patient_id == alert.patient_id
            for each in records.alerts
            if each is not alert
        )
    )


def _check_mail(now: datetime, records: Records, taken_back: Counter[str]) -> None:
    """No alert is untold, no open check-in unsent, no question asked or repeated too often."""
    mail = records.mail_of_alerts()
    told = {MessageState.SENT, *PENDING}
    for alert in records.alerts:
        is_told = any(row.state in told for row in mail[alert.id])
        # A patient who may still say what a note is about; then it is pushed.
        is_told = is_told or (alert.priority > 1 and (alert.repeat_at or now) > now)
        is_told = is_told or alert.raised_at < now - _MAIL_IS_KEPT
        is_told = is_told or _is_told_by_another(alert, records, mail)
        # Staff recorded the death before it was time to tell them.
        is_told = is_told or alert.closed_by is not None
        hold(is_told, "lost", f"staff never heard of {alert.kind}")
    asked: Counter[tuple[str | None, MessageKind]] = Counter()
    for row in records.outbox.values():
        if row.kind in _IN_WINDOW:
            asked[row.check_in_id, row.kind] += 1
    for check_in in records.check_ins.values():
        last = records.last_of(check_in.episode_id)
        times = 1 + taken_back[check_in.id]
        count = asked[check_in.id, MessageKind.CHECK_IN]
        hold(count <= times, "twice", "a check-in was sent twice")
        is_asked = check_in.state is not CheckInState.OPEN or count == times
        hold(is_asked, "lost", "an open check-in was never sent")
        reminders = asked[check_in.id, MessageKind.REMINDER]
        most = times * (2 if check_in is last else 1)
        hold(reminders <= most, "twice", f"{reminders} reminders of one check-in")


def _check_calls(sendings: Iterable[Sending], records: Records) -> None:
    """No row goes out again once it went or may have gone; alternatives go out once."""
    gone = Counter(
        each.row_id for each in sendings if each.arrived or each.result is SendResult.UNCERTAIN
    )
    twice = [row_id for row_id, count in gone.items() if count > 1]
    kinds = {records.outbox[row_id].kind for row_id in twice if row_id in records.outbox}
    hold(not twice, "twice", f"sent again although it may have arrived: {sorted(kinds)}")


def _check_alternatives(town: Town, records: Records, sendings: Collection[Sending]) -> None:
    """The bot starts to speak of other treatments once an episode, but for a flagged repeat."""
    told: defaultdict[str, int] = defaultdict(int)
    for sending in sendings:
        row = records.outbox.get(sending.row_id)
        if row is None or row.kind is not MessageKind.OUTCOME or row.patient_id is None:
            continue
        is_new = row.repeats == 0 and sending.arrived
        if is_new and town.texts.name(sending.letter.body["text"]) == "alternatives":
            told[row.patient_id] += 1
    owners = Counter(episode.patient_id for episode in records.episodes.values())
    for patient_id, count in told.items():
        hold(count <= owners[patient_id], "twice", "the alternatives went out again")


def _check_wanted(state: PatientState, kind: MessageKind) -> None:
    """Who left hears nothing that the bot starts; after a death nobody hears anything."""
    if state is PatientState.DECEASED:
        hold(kind is MessageKind.FAREWELL, "broken", f"a {kind} after a death")
    if state in _LEFT:
        hold(kind not in _STARTED, "broken", f"a {kind} to who is {state}")
    if state is PatientState.PAUSED:
        is_reply = kind not in _STARTED or kind is MessageKind.OUTCOME
        hold(is_reply, "broken", f"a {kind} in a pause")
