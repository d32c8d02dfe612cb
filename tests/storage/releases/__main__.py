"""Writes the folder of a release with the code that is here."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.storage.releases.midway import write

if __name__ == "__main__":
    folder = Path(__file__).parent / sys.argv[1]
    folder.mkdir()
    asyncio.run(write(folder))
