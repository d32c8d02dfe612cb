"""Which protocol each line of a list gets: as the line says, else as is chosen for the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.protocol import DEFAULT, Protocol
from bot.services.enrolment.fields import UnreadError
from bot.services.enrolment.rules import Moment, is_near
from bot.storage import protocols
from bot.words.folding import fold

# The name of an entry's own protocol, and of the one chosen for all that name none.
PROTOCOL: Final = "protocol"


@dataclass(frozen=True, slots=True)
class Kind:
    """A protocol that a new follow-up may get, by its id, under the name that staff gave it."""

    id: int
    name: str
    protocol: Protocol


async def offered(session: AsyncSession) -> list[Kind]:
    """All that a line may name, the oldest first."""
    every = await protocols.offered(session)
    return [
        Kind(each.id, each.name, await protocols.version(session, each.number)) for each in every
    ]


def of_id(kinds: Sequence[Kind], id_: int | None) -> Kind | None:
    """The one of this id; None where it is offered no more, or none is chosen."""
    return next((each for each in kinds if each.id == id_), None)


def read_kind(kinds: Sequence[Kind], cell: str) -> Kind:
    """The one of this name; raises `UnreadError` where there is none."""
    meant = " ".join(fold(cell).split())
    found = next((each for each in kinds if " ".join(fold(each.name).split()) == meant), None)
    if found is None:
        names = ", ".join(each.name for each in kinds)
        raise UnreadError("enroll_list_protocol", given=cell[:40], names=names)
    return found


def widest(kinds: Sequence[Kind]) -> Protocol:
    """The protocol that takes the oldest injections: a line that names none may yet get it."""
    every = [each.protocol for each in kinds]
    return max(every, key=lambda each: each.longest_ago, default=DEFAULT)


def problem_with_kind(
    moment: Moment, kinds: Sequence[Kind], entry: Mapping[str, Any], chosen: int | None
) -> UnreadError | None:
    """Why this line cannot get the protocol that it names, or that is chosen for it."""
    id_ = entry.get(PROTOCOL, chosen)
    kind = of_id(kinds, id_)
    if kind is None:
        gone = UnreadError("enroll_list_protocol_gone")
        return None if id_ is None else gone
    when = datetime.fromisoformat(entry["when"])
    if is_near(Moment(moment.now, moment.clinic, kind.protocol), when):
        return None
    return UnreadError("enroll_when_far", when=when, longest_ago=kind.protocol.longest_ago)
