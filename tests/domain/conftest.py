"""More examples for the properties of the rules, when asked for."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("thorough", settings.get_profile("aftercare"), max_examples=20_000)
if "HYPOTHESIS_PROFILE" in os.environ:
    settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])
