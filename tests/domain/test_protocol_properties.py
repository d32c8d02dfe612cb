"""What holds for all that an admin can type, and for every protocol that is accepted."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    DEFAULT,
    MAX_CHECK_INS,
    Offset,
    Protocol,
    Unit,
    build_protocol,
    from_data,
    to_data,
)
from bot.words.offsets import read_offsets
from tests.domain import strategies

REASONS = {
    *("empty", "too_many", "too_short", "too_long", "order", "too_close", "last_under_week"),
}

offsets = st.builds(Offset, st.integers(0, 9999), st.sampled_from(Unit))
near = st.builds(strategies.offset_of, st.integers(0, 200), st.sampled_from(Unit))
lists = st.lists(st.one_of(near, offsets), max_size=12).map(tuple)


@given(st.lists(offsets, max_size=12))
def test_what_is_written_can_be_read(several: list[Offset]) -> None:
    assert read_offsets(", ".join(map(str, several))) == tuple(several)
    assert read_offsets(" ".join(map(str, several))) == tuple(several)


@given(st.text(max_size=40) | st.text("1 dayshwek,.-", max_size=12))
def test_any_text_is_read_or_refused_with_the_part_that_could_not_be(text: str) -> None:
    refusal = None
    try:
        read_offsets(text)
    except ProtocolError as error:
        refusal = error

    if refusal is not None:
        assert refusal.reason == "unreadable"
        assert 0 < len(refusal.detail) <= 40


@given(lists | lists.map(lambda several: tuple(sorted(several, key=lambda each: each.span))))
def test_what_is_accepted_can_be_followed_and_what_is_refused_has_a_reason(
    several: tuple[Offset, ...],
) -> None:
    built, reason = None, ""
    try:
        built = build_protocol(several)
    except ProtocolError as error:
        reason = error.reason

    if built is None:
        assert reason in REASONS
    else:
        assert_can_be_followed(built)
        assert tuple(plan.offset for plan in built.check_ins) == several


@given(strategies.accepted_offsets())
def test_what_a_clinic_means_is_accepted(several: tuple[Offset, ...]) -> None:
    assert_can_be_followed(build_protocol(several))


def assert_can_be_followed(protocol: Protocol) -> None:
    spans = [plan.offset.span for plan in protocol.check_ins]
    assert 1 <= len(spans) <= MAX_CHECK_INS
    assert spans == sorted(set(spans))
    assert timedelta(hours=1) <= spans[0]
    assert timedelta(days=7) <= spans[-1] <= timedelta(days=90)
    usual = DEFAULT.check_ins[0].questions
    asked = {plan.questions[:3] for plan in protocol.check_ins if not plan.offset.is_timed}
    assert asked == {usual}


@given(strategies.protocols)
def test_a_stored_protocol_comes_back_the_same(protocol: Protocol) -> None:
    stored = json.dumps(to_data(protocol))

    assert from_data(json.loads(stored)) == protocol
    assert json.dumps(to_data(from_data(json.loads(stored)))) == stored
