"""A workshop without a process of its own: files are made where the test runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from bot.services.staff.workshop import Workshop

Params = ParamSpec("Params")
Result = TypeVar("Result")


class WorkshopHere(Workshop):
    """Makes each file at once, so that a test of words waits for no process."""

    async def do(
        self, task: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """In a thread, since what has a loop of its own would find one running here."""
        return await asyncio.to_thread(task, *args, **kwargs)


WORKSHOP: Final = WorkshopHere()
