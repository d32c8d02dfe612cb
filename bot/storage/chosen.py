"""What a clinic chose in the chat: facts, texts of its own, and the number that counts changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.overrides import OverrideState
from bot.storage import facts
from bot.storage.tables.chosen import ClinicFact, TextOverride

NUMBER: Final = "chosen"
"""The name of the fact that holds how often something was changed."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The forms of one text in one language, and the shipped text that they stand in for."""

    forms: tuple[str, ...]
    shipped: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that counts, as it is held in memory under its number."""

    number: int = 0
    facts: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[str, str], Wording] = field(default_factory=dict)
    """By key and language."""


def as_number(value: str | None) -> int:
    """How often something was changed, from the fact's value."""
    return int(value or 0)


async def read(session: AsyncSession) -> Chosen:
    """What counts now."""
    count = as_number(await facts.read(session, NUMBER))
    if not count:
        return Chosen()
    values = {each.name: each.value for each in await facts_of(session)}
    texts = {
        (each.key, each.language): Wording(tuple(map(str, each.forms)), each.shipped)
        for each in await overrides(session, OverrideState.USED)
    }
    return Chosen(count, values, texts)


async def begin(session: AsyncSession) -> None:
    """Change something: the only one until the end of the transaction."""
    changed = as_number(await facts.lock(session, NUMBER)) + 1
    await facts.write(session, NUMBER, str(changed))


async def facts_of(session: AsyncSession) -> Sequence[ClinicFact]:
    """The facts that were set."""
    return (await session.scalars(select(ClinicFact))).all()


async def set_fact(session: AsyncSession, name: str, value: str, by: str, at: datetime) -> None:
    """Set a fact, whatever it was."""
    await session.merge(ClinicFact(name=name, value=value, set_by=by, set_at=at))
    await session.flush()


async def forget_fact(session: AsyncSession, name: str) -> None:
    """Let the setting count again."""
    await session.execute(delete(ClinicFact).where(ClinicFact.name == name))


async def overrides(session: AsyncSession, *states: OverrideState) -> Sequence[TextOverride]:
    """The clinic's own texts in these states, oldest first."""
    statement = select(TextOverride).where(TextOverride.state.in_(states))
    return (await session.scalars(statement.order_by(TextOverride.made_at, TextOverride.id))).all()


async def override(session: AsyncSession, override_id: str) -> TextOverride | None:
    """One of them, held until the end of the transaction."""
    statement = select(TextOverride).where(TextOverride.id == override_id)
    return await session.scalar(
        statement.with_for_update().execution_options(populate_existing=True)
    )


async def current(
    session: AsyncSession, key: str, language: str, state: OverrideState
) -> TextOverride | None:
    """The one of this text that is in use, or that waits."""
    return await session.scalar(
        select(TextOverride).where(
            TextOverride.key == key,
            TextOverride.language == language,
            TextOverride.state == state,
        )
    )


async def use(
    session: AsyncSession, override: TextOverride, decided_by: str | None, at: datetime
) -> None:
    """Let this one be in use, and the one before it be over."""
    used = await current(session, override.key, override.language, OverrideState.USED)
    if used is not None:
        await end(session, [used], OverrideState.OVER, decided_by or override.made_by, at)
    override.state = OverrideState.USED
    override.decided_by, override.decided_at = decided_by, at
    session.add(override)
    await session.flush()


async def end(
    session: AsyncSession,
    ended: Iterable[TextOverride],
    state: OverrideState,
    decided_by: str,
    at: datetime,
) -> None:
    """These are in use, or wait, no longer."""
    for each in ended:
        each.state, each.decided_by, each.decided_at = state, decided_by, at
    # Before another takes their place: only one of a text may be in use.
    await session.flush()
