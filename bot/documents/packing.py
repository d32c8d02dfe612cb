"""Files as text, pressed: so they stand in the body of a message until it is sent."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode


def pack(content: bytes) -> str:
    """The file as text."""
    return b64encode(zlib.compress(content)).decode()


def unpack(packed: str) -> bytes:
    """The file that was packed."""
    return zlib.decompress(b64decode(packed))
