"""Thanks, goodbyes and the like in English."""

from __future__ import annotations

from typing import Final

PLEASANTRIES: Final = (
    *("thanks", "thank you", "thanku", "thank u", "thankyou", "thx", "thnx", "tks", "ty", "tysm"),
    *("many thanks", "thanks a lot", "thank you so much", "thanks so much", "thank you very much"),
    *("thanks a bunch", "thanks a million", "thanks again", "thank you again", "thank you all"),
    *("thanks all", "thanks everyone", "thank you everyone", "thanks to you all", "with thanks"),
    *("thank you kindly", "much appreciated", "appreciate it", "i appreciate it", "appreciated"),
    *("i appreciate you", "i appreciate that", "i appreciate this", "i appreciate your help"),
    *(
        "thank you for asking",
        "thanks for asking",
        "thank you for checking",
        "thanks for checking",
    ),
    *("thank you for checking in", "thanks for checking in", "thank you for your help"),
    *("thanks for your help", "thank you for the reminder", "thanks for the reminder"),
    *("thank you for letting me know", "thanks for letting me know", "thank you for the info"),
    *("god bless", "god bless you", "god bless you all", "bless you", "bless your heart"),
    *("you too", "same to you", "youre welcome", "you are welcome", "your welcome", "take care"),
    *("bye", "bye bye", "bye now", "goodbye", "good bye", "see you", "see ya", "see you later"),
    *("see you soon", "see you then", "talk to you later", "talk later", "talk soon", "ttyl"),
    *("until tomorrow", "see you tomorrow", "talk to you tomorrow", "good night", "goodnight"),
    *("nite nite", "night night", "have a good one", "have a great one", "have a nice one"),
    *("have a nice day", "have a good day", "have a great day", "have a blessed day"),
    *("have a lovely day", "have a wonderful day", "have a good night", "have a nice night"),
    *("have a good evening", "have a nice evening", "have a great evening", "have a good weekend"),
    *("have a nice weekend", "have a great weekend", "have a good afternoon", "a nice day to you"),
    *("ok", "okay", "okey", "kk", "alright", "all right", "got it", "i got it", "understood"),
    *("i understand", "noted", "great", "perfect", "wonderful", "awesome", "cool", "will do"),
    *("very kind", "very kind of you", "thats kind of you", "how kind", "youre very kind"),
    *("great job", "good job", "nice", "thats nice", "very nice", "good to know"),
)
