"""What waits to be handled, as far as this process has stored it itself."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Backlog:
    """Shared by all who take updates in and hand them out, so that each need not be looked up.

    `known`: all that waits and nobody handles, oldest first, as the inbox hands it out; None while
    only the database knows. `begun` and `ended` count how often something was stored: a look in
    between tells nothing of it.
    """

    known: deque[Any] | None = None
    begun: int = 0
    ended: int = 0
