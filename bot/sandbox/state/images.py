"""Pictures: enough of PNG and JPEG to refuse what Telegram would."""

from __future__ import annotations

from typing import Final

from bot.sandbox.state.errors import bad_request

PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_MAX_SUM: Final = 10_000
_MAX_RATIO: Final = 20
# Frame headers that carry the size: all of C0 to CF but three that mean something else.
_FRAMES: Final = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def checked_photo(content: bytes) -> tuple[int, int]:
    """Width and height of a picture that Telegram takes as a photo."""
    width, height = _size(content)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > _MAX_SUM or max(width, height) > _MAX_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _size(content: bytes) -> tuple[int, int]:
    if content.startswith(PNG):
        return _number(content[16:20]), _number(content[20:24])
    if content.startswith(_JPEG):
        return _jpeg_size(content)
    return 0, 0


def _jpeg_size(content: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        if content[position + 1] in _FRAMES:
            return _number(content[position + 7 : position + 9]), _number(
                content[position + 5 : position + 7]
            )
        position += 2 + _number(content[position + 2 : position + 4])
    return 0, 0


def _number(big_endian: bytes) -> int:
    return int.from_bytes(big_endian, "big")
