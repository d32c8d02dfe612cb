"""How people say in English which of the listed warning signs they have after all."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Listed

_NTH: Final = (
    *("first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th", "fifth", "5th", "sixth"),
    *("6th", "seventh", "7th", "last", "top", "bottom"),
)
LISTED: Final = Listed(
    having=(
        *("i have", "i do have", "i have got", "ive got", "i got", "i also have", "i did have"),
        *("i think i have", "i might have", "i may have", "i had", "he has", "she has"),
        *("he does have", "she does have", "yes to", "a yes to", "say yes to", "said yes to"),
        *("i do get", "im having", "i am having", "i noticed", "i forgot", "i missed"),
    ),
    numbering=(
        *("number", "the number", "nr", "num", "sign", "sign number", "the sign number"),
        *("symptom", "symptom number", "item", "item number", "point", "line", "bullet"),
    ),
    places=(*_NTH, *(f"the {nth}" for nth in _NTH), *(f"that {nth}" for nth in _NTH)),
    signs=(
        *("sign", "warning sign", "symptom", "of the signs", "of those signs", "of these signs"),
        *("of the warning signs", "of those symptoms", "of the symptoms", "on the list"),
        *("one on the list", "thing on the list", "of the things on the list", "in the list"),
        *("of the ones on the list", "from the list", "one in the list", "of the list"),
    ),
    ones=("one", "ones", "some", "two", "a few", "thing"),
    asides=(
        *("oh", "wait", "oh wait", "hold on", "actually", "hm", "hmm", "but", "and", "also", "so"),
        *("i forgot", "i think", "now that i think about it", "come to think of it", "too"),
        *("after all", "now", "though", "on the list", "of the list", "on your list", "today"),
        *("from the list", "in the list", "yesterday", "last night", "as well", "i would say"),
        *("id say", "i guess", "no wait", "oh no"),
    ),
    details=(
        *("since", "for", "from", "until", "last"),
        *("past", "this", "yesterday", "today", "tonight"),
        *("night", "morning", "evening", "afternoon", "noon", "midnight", "day", "days", "hour"),
        *("hours", "week", "weeks", "weekend", "couple", "few", "ago", "monday", "tuesday"),
        *("wednesday", "thursday", "friday", "saturday", "sunday", "already", "after the shot"),
        *("since the shot", "after the injection", "since the injection", "right after"),
        *("it was there before", "i had it before", "i had that before", "i always have that"),
        *("it", "they", "that", "started", "began", "came", "comes and goes", "on and off"),
        *("sometimes", "but", "just", "only", "a", "an"),
        *("bit", "little", "some", "mild", "mildly"),
        *("slight", "slightly", "small", "minor", "kind of", "sort of", "a lot", "very", "really"),
        *("one", "two", "both", "all", "of", "them", "those", "these", "the", "on", "in", "and"),
        *("list", "sign", "signs", "symptom", "symptoms", "thing", "things", "about", "my", "his"),
        *("her", "left", "right", "leg", "legs", "arm", "arms", "foot", "feet", "hand", "hands"),
        *("finger", "fingers", "toe", "toes", "groin", "have", "i", "do", "he", "she", "does"),
        *(f"{n} {unit}" for n in range(2, 15) for unit in ("days", "hours", "weeks")),
        *_NTH,
    ),
)
