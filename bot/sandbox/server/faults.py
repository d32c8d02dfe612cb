"""Faults to order: what goes wrong between the bot and Telegram, by method, chat and count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from bot.sandbox.state import errors
from bot.sandbox.state.errors import ApiError
from bot.sandbox.state.updates import UpdateQueue


class FaultKind(StrEnum):
    """What can be ordered; "after" means that the call took effect first."""

    DELAY = "delay"
    HANG = "hang after acceptance"
    CUT_BEFORE = "connection cut before acceptance"
    CUT_AFTER = "connection cut after acceptance"
    FLOOD = "429"
    BAD_GATEWAY_BEFORE = "502 before acceptance"
    BAD_GATEWAY_AFTER = "502 after acceptance"
    GARBLED = "garbled 200 after acceptance"
    UNAUTHORIZED = "401"
    NOT_FOUND = "404"
    CONFLICT = "409"
    BLOCKED = "403 blocked"
    DEACTIVATED = "403 deactivated"
    CHAT_NOT_FOUND = "400 chat not found"
    MIGRATED = "400 group migrated"
    TOPIC_CLOSED = "400 topic closed"
    UNKNOWN_FIELD = "400 a field that this server does not know"
    FOREIGN = "an answer that is not Telegram's"
    DUPLICATE_UPDATES = "each update twice in one answer"
    REPEATED_UPDATES = "updates that were confirmed come again"
    REORDERED_UPDATES = "newest update first"
    UNPARSEABLE_UPDATE = "an update that cannot be read"
    UPDATE_ID_JUMP = "a gap in the update ids"
    UPDATE_ID_RANDOM = "update ids start anew somewhere"


BATCH_KINDS: Final = frozenset(
    {
        FaultKind.DUPLICATE_UPDATES,
        FaultKind.REPEATED_UPDATES,
        FaultKind.REORDERED_UPDATES,
    }
)
CALL_KINDS: Final = frozenset(FaultKind) - BATCH_KINDS
PROXY_PAGE: Final = "<html><head><title>Access denied</title></head></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """An order: the next `count` calls that match go wrong this way; 0 means all from now on.

    `method` and `chat_id` narrow it down, `share` makes it strike only that part of the matching
    calls. `seconds` is for DELAY (real time), `retry_after` for FLOOD, `new_chat_id` for MIGRATED,
    `update_id` for UPDATE_ID_RANDOM (0: chosen at random), `status` and `page` for FOREIGN.
    `field` strikes only calls in which this word stands.
    """

    kind: FaultKind
    method: str | None = None
    chat_id: int | None = None
    count: int = 1
    share: float = 1.0
    seconds: float = 0.0
    retry_after: int = 1
    new_chat_id: int = 0
    update_id: int = 0
    status: int = 403
    page: str = PROXY_PAGE
    field: str = ""

    def matches(self, method: str, chat_id: int | None, said: str = "") -> bool:
        """Whether the order is about such a call, which says this."""
        is_method = self.method is None or self.method.lower() == method.lower()
        return is_method and self.chat_id in {None, chat_id} and self.field in said


@dataclass(slots=True)
class _Order:
    fault: Fault
    left: int


class Faults:
    """The orders that still stand, oldest first."""

    def __init__(self, queue: UpdateQueue, seed: int = 0) -> None:
        self._queue = queue
        self._random = Random(seed)
        self._orders: list[_Order] = []

    def add(self, fault: Fault) -> None:
        """Order a fault; those about the update queue itself happen at once."""
        strike = _AT_ONCE.get(fault.kind)
        if strike is None:
            self._orders.append(_Order(fault, fault.count))
            return
        for _ in range(fault.count):
            strike(self._queue, fault, self._random)

    def clear(self) -> None:
        """Cancel all orders."""
        self._orders.clear()

    @property
    def is_empty(self) -> bool:
        """Whether every order with a count was carried out."""
        return all(order.fault.count == 0 for order in self._orders)

    def take(
        self,
        method: str,
        chat_id: int | None,
        kinds: Collection[FaultKind] = CALL_KINDS,
        said: str = "",
    ) -> Fault | None:
        """The fault for this call, if one was ordered; it counts as carried out.

        `said`: its parameters, as one text.
        """
        for order in self._orders:
            fault = order.fault
            if fault.kind not in kinds or not fault.matches(method, chat_id, said):
                continue
            if self._random.random() < fault.share:
                self._use(order)
                return fault
        return None

    def _use(self, order: _Order) -> None:
        order.left -= 1
        if order.left == 0:
            self._orders.remove(order)


def _put_unparseable(queue: UpdateQueue, fault: Fault, random: Random) -> None:
    queue.put_unparseable()


def _jump(queue: UpdateQueue, fault: Fault, random: Random) -> None:
    queue.skip_ids(random.randint(1_000, 1_000_000))


def _restart(queue: UpdateQueue, fault: Fault, random: Random) -> None:
    queue.renumber(fault.update_id or random.randint(1, 2**31))


_AT_ONCE: Final[Mapping[FaultKind, Callable[[UpdateQueue, Fault, Random], None]]] = {
    FaultKind.UNPARSEABLE_UPDATE: _put_unparseable,
    FaultKind.UPDATE_ID_JUMP: _jump,
    FaultKind.UPDATE_ID_RANDOM: _restart,
}

_REFUSALS: Final[Mapping[FaultKind, Callable[[Fault], ApiError]]] = {
    FaultKind.FLOOD: lambda fault: errors.too_many_requests(fault.retry_after),
    FaultKind.BAD_GATEWAY_BEFORE: lambda fault: ApiError(502),
    FaultKind.BAD_GATEWAY_AFTER: lambda fault: ApiError(502),
    FaultKind.UNAUTHORIZED: lambda fault: ApiError(401),
    FaultKind.NOT_FOUND: lambda fault: ApiError(404),
    FaultKind.CONFLICT: lambda fault: errors.conflict(),
    FaultKind.BLOCKED: lambda fault: errors.blocked(),
    FaultKind.DEACTIVATED: lambda fault: errors.deactivated(),
    FaultKind.CHAT_NOT_FOUND: lambda fault: errors.chat_not_found(),
    FaultKind.TOPIC_CLOSED: lambda fault: errors.bad_request("TOPIC_CLOSED"),
    FaultKind.UNKNOWN_FIELD: lambda fault: errors.bad_request(f"unknown field {fault.field}"),
    FaultKind.MIGRATED: lambda fault: errors.migrated(fault.new_chat_id),
}


def refusal(fault: Fault) -> ApiError | None:
    """The error that this fault answers with, for those that answer with one."""
    make = _REFUSALS.get(fault.kind)
    return make(fault) if make else None
