"""The rows of an export and what each column means: a row a planned check-in, unanswered too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.domain.answers import Question
from bot.domain.figures import Contact, FollowUp

Cell: TypeAlias = str | int | float | None
_MINUTE: Final = 60
_HOUR: Final = 3_600


@dataclass(frozen=True, slots=True)
class Source:
    """What a row is made of; `contact`: None for who never joined, of whom there is one row."""

    follow_up: FollowUp
    contact: Contact | None
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and how it is read."""

    name: str
    meaning: str
    read: Callable[[Source], Cell]


def sources(follow_ups: Iterable[FollowUp], zone: ZoneInfo) -> Iterator[Source]:
    """A source for each planned check-in, and one for who never joined."""
    for follow_up in follow_ups:
        for contact in (*follow_up.contacts, *follow_up.fallen) or (None,):
            yield Source(follow_up, contact, zone)


def cells(source: Source) -> list[Cell]:
    """One row, in the order of `COLUMNS`."""
    return [column.read(source) for column in COLUMNS]


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds")


def _of_contact(read: Callable[[Contact], Cell]) -> Callable[[Source], Cell]:
    return lambda source: None if source.contact is None else read(source.contact)


def _answer(question: Question) -> Callable[[Source], Cell]:
    def read(contact: Contact) -> Cell:
        value = contact.values.get(question)
        is_number = value is not None and value.lstrip("-").isdecimal()
        return int(value) if is_number and value is not None else value

    return _of_contact(read)


def _offset(source: Source) -> Cell:
    contact = source.contact
    return None if contact is None else str(source.follow_up.offset_of(contact))


def _hours(source: Source) -> Cell:
    contact = source.contact
    if contact is None or contact.answered_at is None:
        return None
    since = contact.answered_at - source.follow_up.injected_at
    return round(since.total_seconds() / _HOUR, 1)


def _change(source: Source) -> int | None:
    baseline = source.follow_up.baseline
    if source.contact is None or source.contact.score is None or baseline is None:
        return None
    return source.contact.score - baseline


def _percent(source: Source) -> Cell:
    change, baseline = _change(source), source.follow_up.baseline
    return None if change is None or not baseline else round(-100 * change / baseline, 1)


def _alerts(priority: int) -> Callable[[Source], Cell]:
    return lambda source: sum(each.priority == priority for each in source.follow_up.alerts)


def _alert_result(result: str) -> Callable[[Source], Cell]:
    return lambda source: sum(each.result == result for each in source.follow_up.alerts)


def _minutes(source: Source) -> Cell:
    """As text, because there may be several."""
    waits = [
        max(0.0, (each.taken_at - each.raised_at).total_seconds() / _MINUTE)
        for each in source.follow_up.alerts
        if each.priority == 1 and each.taken_at is not None
    ]
    return "; ".join(f"{wait:.2f}" for wait in waits) or None


COLUMNS: Final = (
    Column("follow_up", "Keyed hash of the follow-up: the same in every export of this clinic, "
           "and no way back to the patient without its key.", lambda row: row.follow_up.key),
    Column("patient", "Keyed hash of the patient; several follow-ups may share it.",
           lambda row: row.follow_up.patient),
    Column("protocol_version", "Number of the protocol version that the follow-up keeps.",
           lambda row: row.follow_up.version),
    Column("procedure", "What was done.", lambda row: row.follow_up.procedure),
    Column("area", "Part of the spine: neck, mid_back, low_back.",
           lambda row: row.follow_up.area.value),
    Column("side", "Side: left, right, both; empty where the clinic does not ask.",
           lambda row: row.follow_up.side and row.follow_up.side.value),
    Column("spine_level", "Level of the spine, like L4-5; empty where the clinic does not ask.",
           lambda row: row.follow_up.level),
    Column("clinician", "Who gave the injection, by a short code; empty where nobody asks.",
           lambda row: row.follow_up.clinician),
    Column("injected_on", "Day of the injection by the clinic's clock (YYYY-MM-DD).",
           lambda row: row.follow_up.injected_at.astimezone(row.zone).date().isoformat()),
    Column("baseline", "Pain before the injection, 0 to 10.", lambda row: row.follow_up.baseline),
    Column("baseline_source", "Where it comes from: before (asked before the injection), memory "
           "(asked afterwards), none.", lambda row: row.follow_up.baseline_source.value),
    Column("at_once", "Pain right after the injection, 0 to 10; empty where it was not asked.",
           lambda row: row.follow_up.at_once),
    Column("joined", "1: somebody agreed to the check-ins; 0: the link was never used, one row "
           "without a check-in.", lambda row: int(row.follow_up.has_joined)),
    Column("check_in", "Place of the check-in in its protocol, from 1; of one that fell away with "
           "a change (reason protocol_changed) in the version before it.",
           _of_contact(lambda contact: contact.position + 1)),
    Column("offset", "When it was planned, counted from the injection.", _offset),
    Column("due_at", "When it was due (UTC).", _of_contact(lambda each: _moment(each.due_at))),
    Column("sent_at", "When Telegram accepted it (UTC).",
           _of_contact(lambda each: _moment(each.sent_at))),
    Column("reminders", "How many reminders went out.", _of_contact(lambda each: each.reminders)),
    Column("state", "planned and open are still to end; answered, missed, skipped, undelivered, "
           "cancelled are its one end.", _of_contact(lambda each: each.state.value)),
    Column("reason", "Why it ended so, as a code.",
           _of_contact(lambda each: each.reason and each.reason.value)),
    Column("answered_at", "When it was answered (UTC).",
           _of_contact(lambda each: _moment(each.answered_at))),
    Column("hours_after", "Hours from the injection to the answer.", _hours),
    Column("late", "1: answered after it had closed.",
           _of_contact(lambda contact: int(contact.is_late))),
    Column("answered_by", "self, helper, or phone (taken down by staff).",
           _of_contact(lambda each: each.answered_by)),
    Column("language", "Language of the answer.", _of_contact(lambda each: each.language)),
    Column("safety", "Answer to the list of warning signs: no, yes.", _answer(Question.SAFETY)),
    Column("pain", "Pain now, 0 to 10.", _answer(Question.PAIN)),
    Column("change", "Own comparison with before: 2 much better, 1 a little better, 0 same, "
           "-1 a little worse, -2 much worse.", _answer(Question.CHANGE)),
    Column("first_hours", "Relief in the first hours: yes, no, unsure.",
           _answer(Question.FIRST_HOURS)),
    Column("function", "Daily tasks: 1 easier, 0 same, -1 harder.", _answer(Question.FUNCTION)),
    Column("medicine", "Pain medicine: -1 less, 0 same, 1 more, none.",
           _answer(Question.MEDICINE)),
    Column("points_changed", "pain less baseline; below 0 is relief.", _change),
    Column("percent_relief", "Drop from baseline in percent; empty without one, or at 0.",
           _percent),
    Column("level", "What this check-in says by the protocol's rule: good, partial, none, worse.",
           _of_contact(lambda each: each.level and each.level.value)),
    Column("mismatch_kept", "1: score and own words are far apart, and the patient kept both.",
           _of_contact(lambda each: int(each.mismatch_kept))),
    Column("follow_up_state", "invited, active, concluded, ended.",
           lambda row: row.follow_up.state.value),
    Column("end_reason", "Why the follow-up ended early, as a code.",
           lambda row: row.follow_up.end_reason and row.follow_up.end_reason.value),
    Column("outcome", "relief, partial, no_relief, wore_off, worse, unknown; empty while it runs "
           "or when it ended early.", lambda row: row.follow_up.outcome and
           row.follow_up.outcome.value),
    Column("beneath", "Under worse: no_relief or wore_off.",
           lambda row: row.follow_up.beneath and row.follow_up.beneath.value),
    Column("concluded_at", "When the outcome was found (UTC).",
           lambda row: _moment(row.follow_up.concluded_at)),
    Column("options_sent_at", "When the other treatments were sent (UTC).",
           lambda row: _moment(row.follow_up.told_at)),
    Column("visit_asked", "1: a visit was asked for.", lambda row: int(row.follow_up.has_asked)),
    Column("visit_booked", "1: staff booked a visit.", lambda row: int(row.follow_up.is_booked)),
    Column("visit_came", "1: the patient came to one.", lambda row: int(row.follow_up.has_come)),
    *(
        Column(f"alerts_p{priority}", f"Alerts of priority {priority} about this follow-up.",
               _alerts(priority))
        for priority in (1, 2, 3, 4)
    ),
    Column("alerts_false", "Alerts that staff closed as a false alarm.",
           _alert_result("false_alarm")),
    Column("p1_minutes", "Minutes until somebody took each alert of priority 1, by \"; \".",
           _minutes),
)  # fmt: skip
