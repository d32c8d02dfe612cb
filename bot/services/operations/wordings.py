"""Whether the clinic's own texts can still be said, and the shipped ones are as they were."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.overrides import OverrideState
from bot.services.kernel.transaction import Runtime
from bot.storage import chosen
from bot.texts import own


async def examine(session: AsyncSession, runtime: Runtime) -> tuple[bool, str]:
    """Whether all is well with them, and how many there are of what."""
    used, texts = await chosen.overrides(session, OverrideState.USED), runtime.texts
    usable = [
        each
        for each in used
        if own.can_be_used(
            texts, (each.key, each.language), each.forms, record_only=runtime.clinic.record_only
        )
    ]
    changed = sum(
        texts.shipped(each.key, each.language).fingerprint != each.shipped for each in usable
    )
    unusable = len(used) - len(usable)
    said = f"{len(used)} in the clinic's own words" if used else "as shipped"
    if not unusable + changed:
        return True, said
    return False, (
        f"{said}: in place of {changed} the shipped text has changed, "
        f"{unusable} cannot be used any more: /texts shows them"
    )
