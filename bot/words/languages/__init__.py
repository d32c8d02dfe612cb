"""The languages that people type in: a module each, which holds its `LEXICON` and nothing else.

All are always on, whatever language somebody chose. A further language is one more module here.
"""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Lexicons, find_lexicons

LEXICONS: Final[Lexicons] = find_lexicons(__name__, __path__)
