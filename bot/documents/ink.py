"""What all pictures share: size, colours that the colour-blind tell apart, the way to PNG."""

from __future__ import annotations

import io
from typing import Any, Final

# Of the palette of Okabe and Ito.
BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
BLACK: Final = "#111111"
GREY: Final = "#595959"
LIGHT: Final = "#dddddd"
# Pixels an inch: six inches are the 1080 of a phone.
_DPI: Final = 180


def new_figure(width: float, height: float) -> Any:
    """An empty picture of this size in inches."""
    # Half a second and 60 megabytes: only the process that draws has them.
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), dpi=_DPI, facecolor="white")


def png(figure: Any) -> bytes:
    """The finished picture; the same figure is the same bytes."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()
