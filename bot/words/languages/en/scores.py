"""What stands around a score in English, and how its number is misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BEFORE_SCORE: Final = (
    *(
        "stil",
        "stil a",
        "hes",
        "shes",
        "he s",
        "she s",
        "hes at a",
        "hes at an",
        "shes at a",
        "shes at an",
        "at a",
        "at an",
        "a little over",
    ),
    *("i meant", "meant", "i mean", "mean", "sorry", "oops", "no wait", "wait", "correction"),
    *("it should be", "should be", "change it to", "make that", "make that a", "wrong"),
    *("actually", "i meant to say", "i meant to put", "change to", "my bad", "hi", "hello"),
    *("yes", "well", "ok", "my answer is", "answer", "ill say", "i will say", "i would give it"),
    *("give it", "call it", "id go with", "lets say", "make it", "put", "the same", "same"),
    *("strong", "a strong", "a bad", "a mild", "mild", "a good", "pain scale", "scale"),
    *("on a scale of", "on the scale of", "scale of", "on a scale from", "im a", "i am a"),
    *("i am at a", "good morning", "good afternoon", "good evening", "about", "around", "only"),
    *("just", "approximately", "approx", "roughly", "maybe", "perhaps", "probably", "like"),
    *("nearly", "almost", "it s", "its", "it is", "a", "an", "i d say", "i would say", "i guess"),
    *("i think", "my pain is", "pain is", "pain", "today", "now", "he", "she", "says", "said"),
    *("reports", "pt", "patient", "nrs", "vas", "abt", "between", "from", "still", "still a"),
    *("at", "im", "i m", "i am", "level", "pain level", "score", "pain score", "number", "say"),
    *("id say", "a solid", "right now", "i have", "my score is", "my number is"),
    *("my pain level is", "rate it", "im at", "up to", "down to", "feels like", "it s still"),
    *("not to bad", "not too bad", "not bad", "not so bad", "not that bad", "pretty good"),
    *("its still", "pain is at", "pain at", "i feel", "the pain is"),
)
AFTER_SCORE: Final = (
    *("sorry", "i meant", "actually", "instead", "my mistake", "doctor", "doc", "nurse"),
    *("with movement", "when walking", "max", "dear", "sir", "maam", "or thereabouts", "overall"),
    *("i would say", "today", "now", "maybe", "right now", "pain", "still", "at the moment"),
    *("this morning", "tonight", "for now", "i think", "i guess", "or so", "i d say", "id say"),
    *("level", "only", "this evening", "so far", "in pain", "points", "at most", "thanks"),
    *("thank you", "please", "at rest", "when i move", "this afternoon"),
)
NO_PAIN: Final = (
    *("none", "nothing", "none at all", "nothing at all", "not any", "zilch", "no pain"),
    *("no pain at all", "pain free", "painfree", "without pain", "without any pain"),
    *("no more pain", "pain is gone", "the pain is gone", "pain gone", "it doesn t hurt"),
    *("it does not hurt", "it doesnt hurt", "it doesn t hurt at all", "doesn t hurt"),
    *("gone", "all gone", "completely gone", "totally gone", "it went away", "went away"),
    *("the pain went away", "pain went away", "pain all gone", "pain is all gone"),
    *("not in pain", "i don t have pain", "i dont have pain", "i don t have any pain"),
)
NUMBER_SLIPS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("zro", "ziro", "zeero"), 0),
    **dict.fromkeys(("oen",), 1),
    **dict.fromkeys(("tow",), 2),
    **dict.fromkeys(("thre", "tre"), 3),
    **dict.fromkeys(("foru", "fuor", "foor"), 4),
    **dict.fromkeys(("fiv", "fife", "fve", "faiv"), 5),
    **dict.fromkeys(("siks", "sixe"), 6),
    **dict.fromkeys(("sevn", "sevin", "sevem", "sven", "seveen"), 7),
    **dict.fromkeys(("eigth", "eigt", "eihgt", "eght", "eigh"), 8),
    **dict.fromkeys(("nin", "nien", "nnie", "nein"), 9),
    **dict.fromkeys(("tenn", "tne"), 10),
}
TENS: Final[Mapping[str, int]] = {
    **{"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90, "ninty": 90},
}
CENTURIES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("nineteen", "nineteen hundred", "nineteen hundred and"), 1900),
    **dict.fromkeys(("two thousand", "two thousand and"), 2000),
}
