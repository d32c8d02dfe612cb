"""Which pictures Telegram takes as photos."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.sandbox.state.errors import ApiError
from bot.sandbox.state.images import checked_photo


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    into = io.BytesIO()
    Image.new("L", (width, height)).save(into, kind)
    return into.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_width_and_height_are_read(kind: str) -> None:
    assert checked_photo(picture(60, 40, kind)) == (60, 40)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg/>", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff", "IMAGE_PROCESS_FAILED"),
        (picture(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (picture(6000, 4001), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
def test_what_is_no_photo_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        checked_photo(content)
