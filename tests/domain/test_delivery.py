"""What each kind of message owes, and how long an unsent one waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.delivery import (
    CHAT_GAP,
    GROUP_PER_MINUTE,
    PER_SECOND,
    POLICIES,
    Lane,
    MessageKind,
    Policy,
    retry_after,
)


@pytest.mark.parametrize(
    ("kind", "policy"),
    [
        ("check_in", Policy(Lane.CHECK_IN, repeats=0, needs_active=True, starts=True)),
        ("reminder", Policy(Lane.CHECK_IN, repeats=0, needs_active=True, starts=True)),
        ("notice", Policy(Lane.CHECK_IN, 1, timedelta(minutes=5), needs_active=True)),
        ("outcome", Policy(Lane.REPLY, 1, timedelta(minutes=5), needs_active=True)),
        ("reply", Policy(Lane.REPLY, 1, timedelta(seconds=15))),
        ("edit", Policy(Lane.REPLY, repeats=300)),
        ("safety", Policy(Lane.SAFETY, repeats=300)),
        ("alert", Policy(Lane.SAFETY, repeats=300)),
        ("alert_edit", Policy(Lane.REPLY, repeats=300)),
        ("farewell", Policy(Lane.REPLY, 1, timedelta(minutes=5))),
    ],
)
def test_each_kind_of_message_has_its_policy(kind: str, policy: Policy) -> None:
    assert POLICIES[MessageKind(kind)] == policy


@pytest.mark.parametrize("kind", [MessageKind.SAFETY, MessageKind.ALERT, MessageKind.EDIT])
def test_where_silence_is_worse_repeats_go_on_for_a_day_and_become_rare(kind: MessageKind) -> None:
    policy = POLICIES[kind]
    pauses = [policy.repeat_after(repeats) for repeats in range(policy.repeats)]

    assert pauses[:4] == [timedelta(seconds=seconds) for seconds in (1, 2, 4, 8)]
    assert pauses[-1] == timedelta(minutes=5)
    assert sum(pauses, timedelta(0)) > timedelta(days=1)


def test_no_kind_of_message_is_without_a_policy() -> None:
    assert set(POLICIES) == set(MessageKind)


def test_safety_goes_before_replies_and_replies_before_check_ins() -> None:
    assert Lane.SAFETY < Lane.REPLY < Lane.CHECK_IN


@pytest.mark.parametrize("kind", [MessageKind.CHECK_IN, MessageKind.REMINDER])
def test_what_starts_a_conversation_is_never_sent_twice_nor_to_who_has_left(
    kind: MessageKind,
) -> None:
    assert (POLICIES[kind].repeats, POLICIES[kind].needs_active) == (0, True)


def test_sending_stays_below_the_limits_of_telegram() -> None:
    assert PER_SECOND < 30
    assert GROUP_PER_MINUTE < 20
    assert timedelta(seconds=1) <= CHAT_GAP


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (8, 128), (9, 256), (10, 300), (11, 300)],
)
def test_an_unsent_message_waits_twice_as_long_each_time_up_to_5_minutes(
    attempts: int, seconds: int
) -> None:
    assert retry_after(attempts) == timedelta(seconds=seconds)


def test_after_a_million_attempts_the_pause_is_still_5_minutes() -> None:
    assert retry_after(1_000_000) == timedelta(minutes=5)
