"""What can go wrong is named, and says why."""

from __future__ import annotations

import pytest

from bot.domain.answers import InvalidAnswerError
from bot.domain.errors import (
    AlreadyHandledError,
    BotError,
    ClosedError,
    NotAllowedError,
    NotFoundError,
    ProtocolError,
)


@pytest.mark.parametrize(
    "kind",
    [
        *(AlreadyHandledError, ClosedError, NotAllowedError, NotFoundError, ProtocolError),
        InvalidAnswerError,
    ],
)
def test_every_named_error_can_be_caught_as_one(kind: type[Exception]) -> None:
    assert issubclass(kind, BotError)
    assert kind.__doc__


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ProtocolError("order"), "order"),
        (ProtocolError("unreadable", "soon"), "unreadable soon"),
    ],
)
def test_a_refused_protocol_says_why(error: ProtocolError, message: str) -> None:
    assert str(error) == message
    assert error.reason == message.split()[0]
    assert error.detail == " ".join(message.split()[1:])
