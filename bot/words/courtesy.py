"""Which texts are plain courtesy: thanks, a goodbye, a thumb up."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_SKIN: Final = re.compile("[\U0001f3fb-\U0001f3ff]")
# Thumbs up, a handshake, clapping and folded hands, hearts, smiles, flowers, a wave.
_KIND: Final = re.compile(
    "[\u2615\u263a\u2661\u2665\u2705\u2714\u270c\u2763\u2764\U0001f339\U0001f33a\U0001f337"
    "\U0001f338\U0001f33b\U0001f490\U0001f44b-\U0001f44d\U0001f44f\U0001f493-\U0001f49e"
    "\U0001f49f\U0001f600-\U0001f60a\U0001f60d\U0001f60e\U0001f617-\U0001f61a\U0001f618"
    "\U0001f642\U0001f64c\U0001f64f\U0001f917\U0001f91d\U0001f91f\U0001f970\U0001f973"
    "\U0001f9e1\U0001fa75-\U0001fa77\U0001faf6\U0001faf1\U0001faf2\U0001f47c\U0001f607]"
)
_PAUSES: Final = re.compile(r"[\s.,;:!\u00a1()_\-]+")


@cache
def _courtesy(lexicons: Lexicons) -> re.Pattern[str]:
    kind = any_of(each.pleasantries for each in lexicons)
    around = any_of([*(x.courtesies for x in lexicons), *(x.agreeing for x in lexicons)])
    return re.compile(rf"(?: {around})*(?: {kind})(?: {kind}| {around})*")


def is_courtesy(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a text is thanks, a goodbye, an "ok" or a kind picture, and nothing else.

    "Ok" may also answer what is asked: that goes first.
    """
    folded = _SKIN.sub("", _APOSTROPHES.sub("", fold(text)))
    words = _PAUSES.sub(" ", _KIND.sub(" ", folded)).strip()
    if not words:
        return bool(_KIND.search(folded))
    return _courtesy(lexicons).fullmatch(f" {words}") is not None
