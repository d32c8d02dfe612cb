"""A workshop without a process of its own: files are made where the test runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, ParamSpec

from bot.services.staff.workshop import Workshop

Params = ParamSpec("Params")


class WorkshopHere(Workshop):
    """Makes each file at once, so that a test of words waits for no process."""

    async def make(
        self, file: Callable[Params, str], *args: Params.args, **kwargs: Params.kwargs
    ) -> str:
        """The file."""
        return file(*args, **kwargs)


WORKSHOP: Final = WorkshopHere()
