"""The demo: what a visitor reads on a terminal that is none, and that it can fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.sandbox.play.play import main
from bot.sandbox.play.scenes import OPTIONS
from bot.sandbox.play.stage import CLINIC, Stage

LONGEST = 120.0
CHECK_INS = (
    *(f"Check-in from {CLINIC} ({name})" for name in ("day 1", "day 2", "one week")),
    *(f"Preguntas de {CLINIC} ({name})" for name in ("día 1", "día 2", "1 semana")),
)
EXPECTED = (
    "Day 0 · Monday, June 1",
    "Day 10 · Thursday, June 11",
    "[QR code]",
    "We advise a",
    "Busque ayuda ya",
    "STILL OPEN for 15 min",
    "Nurse writes: /status",
    "Admin writes: /schedule",
    "75% less than before",
    "P3 NOT ANSWERING. Case D-104",
    "D-104: not answering",
    "D-104: no answer",
)


@pytest.fixture
def _logs_again() -> Iterator[None]:
    """The demo sets the log level for the whole process."""
    yield
    logs.configure("DEBUG")


def test_the_demo_shows_ten_days_in_plain_text_and_ends_well() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert "\x1b" not in run.stdout
    assert [phrase for phrase in EXPECTED if phrase not in run.stdout] == []
    folder = Path(re.sub(r"\s", "", run.stdout.partition("Open them: ")[2].partition("\n\n")[0]))
    assert {each.name for each in folder.iterdir()} == {"slips.pdf", "B-102.png", "report.html"}
    shutil.rmtree(folder)
    # Ana, Ben and Dan read English, Carla Spanish; she opens her first one by its reminder.
    counts = [run.stdout.count(f"| {opening}") for opening in CHECK_INS]
    assert counts == [3, 3, 3, 2, 1, 1]
    assert [run.stdout.count(option) for option in OPTIONS] == [1] * len(OPTIONS)


@pytest.mark.usefixtures("_logs_again")
def test_a_claim_that_does_not_hold_ends_the_demo_with_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def hope(stage: Stage) -> None:
        stage.expect("The moon is made of cheese", False, "rock")

    code = main(script=[hope])

    assert code == 1
    assert "expected: The moon is made of cheese; seen instead: rock" in capsys.readouterr().err
