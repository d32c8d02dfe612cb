"""Reading what people type: the usual phrases, and messages as long as Telegram has them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Final

from bot.words.numbers import read_score
from bot.words.triage import triage
from tests.benchmarks.line import Goal, Line, median
from tests.benchmarks.run import Run
from tests.words.tables import LANGUAGES, table

# Milliseconds of CPU.
_PHRASE: Final = Goal(2.0)
_LONGEST: Final = Goal(20.0)
_LENGTH: Final = 4096
# What broke a pattern once, or might.
_PARTS: Final = (
    *("can't ", "no ", "a", "face swollen leg ", "no puedo ni ", "\u00e9", " ", "can't a b c "),
    *("temp ", "temp...", "38 a ", "38 ", "7", "about ", "7-", "\u0667", "7 or "),
)


def measure(run: Run) -> Iterator[Line]:
    """The usual phrase, and the worst of the longest messages."""
    phrases = [each.text for language in LANGUAGES for each in table(language)]
    values = {"ms": _cpu(phrases) / len(phrases)}
    yield Line("words_phrase", values, judged="ms", goal=_PHRASE)
    longest = [(part * _LENGTH)[:_LENGTH] for part in _PARTS]
    rounds = run.sized(3, 1)
    worst = max(median([_cpu([text]) for _ in range(rounds)]) for text in longest)
    yield Line("words_longest", {"ms": worst}, judged="ms", goal=_LONGEST)


def _cpu(texts: Sequence[str]) -> float:
    """Milliseconds that it takes to read them."""
    start = time.process_time()
    for text in texts:
        triage(text)
        read_score(text)
    return (time.process_time() - start) * 1000
