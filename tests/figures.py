"""Follow-ups as figures, for tests of reports and files: one by hand, any number at random."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from hypothesis import strategies as st

from bot.domain.alerts import AlertKind, priority
from bot.domain.answers import ITEMS, Question
from bot.domain.figures import Contact, FollowUp, Raised, Visit
from bot.domain.ledger import Area, BaselineSource, CheckInState, EpisodeState, Reason
from bot.domain.protocol import DEFAULT, Protocol
from bot.domain.relief import Level, Outcome
from bot.domain.visits import Kept

INJECTED: Final = datetime(2026, 5, 4, 15, tzinfo=UTC)
_TAPPED: Final = [question for question in Question if question is not Question.NOTE]


def contact(
    position: int,
    score: int | None = None,
    level: Level | None = None,
    *,
    state: CheckInState = CheckInState.ANSWERED,
    by: str = "self",
    protocol: Protocol = DEFAULT,
) -> Contact:
    """A check-in that was answered when it was due, or not at all."""
    at = INJECTED + protocol.check_ins[position].offset.span
    is_answered = state is CheckInState.ANSWERED
    return Contact(
        position,
        at,
        state,
        None if is_answered else Reason.NO_ANSWER,
        level,
        sent_at=at,
        answered_at=at if is_answered else None,
        values={} if score is None else {"safety": "no", "pain": str(score)},
        answered_by=by if is_answered else None,
        language="en" if is_answered else None,
    )


def follow_up(*contacts: Contact, outcome: Outcome | None = None, **facts: object) -> FollowUp:
    """A follow-up with a baseline of 8, concluded when it has an outcome."""
    given: dict[str, object] = {
        "key": "k1",
        "patient": "p1",
        "version": 1,
        "protocol": DEFAULT,
        "procedure": "facet joint injection",
        "area": Area.LOW_BACK,
        "injected_at": INJECTED,
        "state": EpisodeState.CONCLUDED if outcome else EpisodeState.ACTIVE,
        "baseline": 8,
        "baseline_source": BaselineSource.BEFORE,
        "outcome": outcome,
        "concluded_at": INJECTED + timedelta(days=8) if outcome else None,
        "contacts": contacts,
    }
    return FollowUp(**(given | facts))  # type: ignore[arg-type]


def _contact(dice: Random, position: int) -> Contact:
    state = dice.choice(list(CheckInState))
    due = INJECTED + DEFAULT.check_ins[position].offset.span
    is_answered = state is CheckInState.ANSWERED
    asked = [each for each in _TAPPED if is_answered and dice.random() < 0.7]
    return Contact(
        position,
        due,
        state,
        dice.choice([None, *Reason]),
        dice.choice([None, *Level]) if is_answered else None,
        dice.random() < 0.1,
        sent_at=due,
        answered_at=due + _later(dice) if is_answered else None,
        reminders=dice.randint(0, 2),
        values={each.value: dice.choice(ITEMS[each].values) for each in asked},
        answered_by=dice.choice(["self", "helper", "phone"]) if is_answered else None,
        language=dice.choice(["en", "es"]) if is_answered else None,
    )


def _later(dice: Random) -> timedelta:
    return timedelta(minutes=dice.randint(0, 60 * 24 * 14))


def _raised(dice: Random) -> Raised:
    kind, raised_at = dice.choice(list(AlertKind)), INJECTED + _later(dice)
    taken_at = dice.choice([None, raised_at + _later(dice)])
    is_closed = taken_at is not None and dice.random() < 0.7
    return Raised(
        kind,
        priority(kind),
        raised_at,
        taken_at,
        taken_at if is_closed else None,
        dice.choice(["done", "booked", "false_alarm"]) if is_closed else None,
    )


def _visit(dice: Random) -> Visit:
    kept = dice.choice([None, *Kept])
    return Visit((INJECTED + _later(dice)).date() if kept or dice.random() < 0.7 else None, kept)


def any_follow_up(dice: Random, number: int = 0) -> FollowUp:
    """A follow-up, likely or not."""
    has_joined = dice.random() < 0.9
    contacts = [_contact(dice, each) for each in range(len(DEFAULT.check_ins)) if has_joined]
    states = list(EpisodeState) if has_joined else [EpisodeState.INVITED, EpisodeState.ENDED]
    state = dice.choice(states)
    outcome = dice.choice(list(Outcome)) if state is EpisodeState.CONCLUDED else None
    alerts = [_raised(dice) for _ in range(dice.randint(0, 4))]
    return follow_up(
        *contacts,
        outcome=outcome,
        key=f"k{number}",
        patient=f"p{number}",
        state=state,
        area=dice.choice(list(Area)),
        baseline=dice.choice([None, *range(11)]),
        at_once=dice.choice([None, *range(11)]),
        visits=tuple(_visit(dice) for _ in range(dice.choice([0, 0, 1, 2]) if outcome else 0)),
        told_at=dice.choice([None, INJECTED + _later(dice)]) if outcome else None,
        alerts=tuple(sorted(alerts, key=lambda alert: alert.raised_at)),
    )


def any_clinic(dice: Random, most: int = 40) -> list[FollowUp]:
    """The follow-ups of a clinic."""
    return [any_follow_up(dice, number) for number in range(dice.randint(0, most))]


CLINICS: Final = st.integers(0, 2**32).map(lambda seed: any_clinic(Random(seed)))
