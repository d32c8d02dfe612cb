"""What people say in English for the words of a button, and for each other."""

from __future__ import annotations

from typing import Final

_WHOSE: Final = (
    *("his", "her", "im his", "im her", "i am his", "i am her", "the patients", "im the patients"),
    *("i am the patients", "my", "im helping my", "i am helping my", "helping my", "i help my"),
    *("for my", "im here for my", "im answering for my", "i answer for my", "im the", "i am the"),
)
_KIN: Final = (
    *("wife", "husband", "daughter", "son", "mother", "mom", "mum", "father", "dad", "sister"),
    *("brother", "caregiver", "caretaker", "aide", "nurse", "niece", "nephew", "granddaughter"),
    *("grandson", "grandmother", "grandfather", "grandma", "grandpa", "friend", "partner"),
    *("daughter in law", "son in law", "aunt", "uncle", "neighbor"),
)
_THEM: Final = (
    *("them", "it", "the pills", "my pills", "pills", "the medicine", "my medicine", "the meds"),
    "my meds",
)
_TASKS: Final = (
    *("do my chores", "do chores", "do my work", "work", "walk", "cook", "clean", "drive", "shop"),
    *("tie my shoes", "bend over", "do things", "do everything", "do anything", "get around"),
    *("put my shoes on", "put on my shoes", "climb stairs", "shower", "do laundry", "do nothing"),
    *("do housework", "do the dishes", "do my daily tasks", "do my housework", "get dressed"),
)
ALIKE: Final = (
    (
        *("better", "improved", "improving", "has improved", "is improving", "died down"),
        *("eased", "eased up", "easing", "easing up", "eased off", "let up", "calmed down"),
        *("died down some", "gotten better", "got better", "getting better", "on the mend"),
    ),
    (
        *("much better", "its gone", "it is gone", "pain is gone", "the pain is gone", "all gone"),
        *("completely gone", "gone completely", "the pain went away", "it went away", "pain gone"),
        *("improved a lot", "a lot of improvement", "its all gone", "gone away", "has gone away"),
    ),
    ("a little better", "improved a little", "a little improvement", "some improvement"),
    ("english", "ingles", "en", "eng"),
    (
        *("next", "ok next", "continue", "proceed", "understood", "i understand", "got it"),
        *("forward", "go on", "keep going", "carry on", "keep them", "keep them coming"),
        *("keep writing", "keep texting", "keep sending", "keep sending them"),
    ),
    (
        *("i had the injection", "me", "myself", "its me", "i did", "i had it"),
        *("the patient", "patient", "me the patient", "im patient", "it was me"),
        *("i am the patient", "im the patient", "i got the injection", "i got the shot"),
    ),
    (
        *("i help the patient", "helper", "caregiver", "carer", "family", "relative"),
        *("a relative", "i am helping", "im helping", "i help", "helping"),
        *(f"{who} {kin}" for who in _WHOSE for kin in _KIN),
        *(f"my {kin} had the {what}" for kin in _KIN for what in ("injection", "shot")),
    ),
    (
        "much",
        "a lot",
        "alot",
        "lots",
        "a whole lot",
        "way",
        "a great deal",
        "so much",
        "very much",
        "loads",
        "quite a bit",
        "a ton",
    ),
    (
        "a little",
        *("alittle", "a lil", "a lil bit", "lil", "lil bit", "some"),
        *("a hair", "just a hair", "a smidge", "a smidgen", "a wee bit"),
        "bit",
        "a bit",
        "a little bit",
        "a tiny bit",
        "tiny bit",
        "little bit",
        "slightly",
        "somewhat",
        "kind of",
        "kinda",
        "a tad",
        "marginally",
        "a touch",
    ),
    (
        "the same",
        *("no change", "no changes", "no change really", "no real change", "no change at all"),
        *("no change whatsoever", "no difference whatsoever", "bout the same"),
        *("no difference really", "no difference at all", "the same really", "same really"),
        "no difference",
        "not different",
        "no different",
        "unchanged",
        "not changed",
        "hasnt changed",
        "has not changed",
        "nothing changed",
        "nothing has changed",
        "same as before",
        *("no better", "not much better", "not any better"),
        *("aint no better", "not no better", "same thing"),
        *("not any better or worse", "not better or worse", "same ole"),
        *("no better or worse", "not really better", "same old", "same old same old"),
        *("same ole same ole", "neither better or worse", "neither better neither worse"),
        *(
            f"{same} as {it}{before}"
            for same in ("the same", "same")
            for it in ("", "it was ", "i was ")
            for before in (
                *("before", "before the shot", "before the injection", "yesterday"),
                *("last week", "the other day"),
            )
        ),
        *("same as it was", "the same as it was", "same as last time", "the same as last time"),
        *("no improvement", "no real improvement", "not much improvement", "almost the same"),
        *("nearly the same", "pretty much the same", "not improved", "hasnt improved"),
        "the same as before",
        "same as ever",
        "same amount",
        "the same amount",
        "same as always",
        *("no better no worse", "no worse no better", "not better not worse", "no effect"),
        *("neither better nor worse", "not any different", "it did nothing", "did nothing"),
        *("it didnt do anything", "didnt do anything", "it didnt do a thing", "didnt do a thing"),
        *("i dont notice any difference", "dont notice any difference", "no real difference"),
        *("i havent noticed any difference", "havent noticed any difference"),
        *("i havent noticed much difference", "havent noticed much difference"),
    ),
    (
        "easier",
        "less difficult",
        "less hard",
        "more easy",
        "easy",
    ),
    (
        "harder",
        "more difficult",
        "more hard",
        "tougher",
        "difficult",
    ),
    (
        "easier",
        *(
            "i can do more",
            "i can do more now",
            "i struggle less",
            "struggle less",
            "less trouble",
        ),
        *(f"i can {what} again" for what in _TASKS),
        *(f"can {what} again" for what in _TASKS),
    ),
    (
        "harder",
        *("i struggle more", "struggle more", "struggling more", "having a harder time"),
        *("a harder time", "harder time", "more trouble", "i can do less", "i can do less now"),
        *(
            f"{cant} {what} {end}"
            for cant in ("cant", "i cant", "cannot", "i cannot")
            for what in _TASKS
            for end in ("at all", "anymore", "any more", "no more", "now")
        ),
    ),
    ("midday", "noon", "lunchtime"),
    ("better", "improved", "improving", "getting better", "it improved", "slowly improving"),
    (
        "less",
        "fewer",
        "i take less",
        "im taking less",
        "take less",
        "taking less",
        "not as much",
        *(
            "i cut back",
            "cut back",
            "i cut down",
            "cut down",
            "half",
            "i take half",
            "half as much",
        ),
        *("half as many", "i take half as much", "not as many", "i take fewer"),
    ),
    (
        "more",
        "i take more",
        "im taking more",
        "take more",
        "taking more",
        *("i take double", "double", "twice as much", "twice as many", "i take twice as much"),
        *("i take double now", "i doubled it", "i doubled up", "i take a lot more", "a lot more"),
        *("i take twice as many", "im taking double", "taking double", "i take extra"),
    ),
    (
        "i take none",
        "i dont take any",
        "dont take any",
        "i do not take any",
        "i dont take anything",
        "no medicine",
        "no medication",
        "no medications",
        "no meds",
        "no pills",
        "nothing",
        "i dont take medicine",
        "i dont take medication",
        "not taking any",
        "im not taking any",
        "i dont take it",
        "i take nothing",
        "i dont use any",
        *(
            f"{i}{quit} {them}"
            for i in ("", "i ", "ive ")
            for quit in ("quit taking", "stopped taking", "quit", "stopped")
            for them in _THEM
        ),
        *("i dont take them anymore", "i dont take it anymore", "dont take them anymore"),
        *("i dont take any more", "i no longer take any", "no longer take any", "im off of them"),
        *("i dont take them", "not anymore", "off the pills", "im off the pills"),
    ),
    (
        "not sure",
        "i dont know",
        "dont know",
        "idk",
        "no idea",
        "unsure",
        "im unsure",
        "dunno",
        "i dunno",
        "cant remember",
        "i cant remember",
        "dont remember",
        "i dont remember",
        "cant say",
        "hard to say",
    ),
)
