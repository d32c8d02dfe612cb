"""`make words`: how much of the tables of phrases is read, and how many harmless ones alarm."""

from __future__ import annotations

import sys

from tests.words.tables import (
    IS_READ,
    LANGUAGES,
    TABLES,
    Phrase,
    misread,
    of_kind,
    table,
    with_a_slip,
)


def _line(name: str, phrases: list[Phrase], *, verbose: bool) -> None:
    wrong = misread(phrases)
    quiet = phrases[0].kind == "quiet"
    count = len(wrong) if quiet else len(phrases) - len(wrong)
    print(f"  {name:32}{count:5} of {len(phrases):5} {'alarmed' if quiet else 'read':8}", end="")
    print(f"{count / len(phrases):7.1%}")
    for phrase in wrong if verbose else ():
        print(f"      {phrase.text}")


def _main(*, verbose: bool) -> None:
    for language in LANGUAGES:
        for suffix in TABLES:
            phrases = table(f"{language}{suffix}")
            print(f"{language}{suffix}: {len(phrases)} phrases")
            for kind in IS_READ:
                if some := of_kind(phrases, kind):
                    _line(kind, some, verbose=verbose)
            if signs := of_kind(phrases, "sign", "crisis"):
                _line("signs and self-harm, one slip", with_a_slip(signs, 10), verbose=False)
                harmless = with_a_slip(of_kind(phrases, "quiet"), 5)
                _line("harmless, one slip", harmless, verbose=False)


_main(verbose="-v" in sys.argv)
