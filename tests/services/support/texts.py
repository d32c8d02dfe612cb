"""The shipped texts, which remember what each sentence is called."""

from __future__ import annotations

from bot.texts.catalogue import Texts, load_texts


class NamedTexts(Texts):
    """Tests ask for a text's key, so that no test breaks when a wording is changed."""

    def __init__(self) -> None:
        super().__init__(load_texts()._catalogues)
        self._key_of: dict[str, str] = {}

    def say(self, key: str, language: str, /, **values: object) -> str:
        """The text, remembered under its key."""
        text = super().say(key, language, **values)
        self._key_of[text] = key
        return text

    def name(self, shown: str) -> str:
        """The key of a text that was said; of several in one message "first+second"."""
        if shown in self._key_of:
            return self._key_of[shown]
        parts = [(shown.index(text), key) for text, key in self._key_of.items() if text in shown]
        known = {key for _, key in parts}
        return "+".join(dict.fromkeys(key for _, key in sorted(parts) if not _is_word(key, known)))


def _is_word(key: str, known: set[str]) -> bool:
    """Names of check-ins, lines of /help, answers and the like stand inside other texts."""
    is_label = key == "label_default" and bool({"about_label", "second_injection"} & known)
    parts = (
        *("alert_further", "alert_last_answer", "alert_times", "alert_visit_by", "area_"),
        "enrolled_shifted",
        *("help_line_", "since_", "told_"),
    )
    return is_label or key.startswith(parts)
