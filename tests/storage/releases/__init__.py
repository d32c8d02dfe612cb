"""Databases as releases left them, a folder each, and what writes the next one.

`VERSION/clinic.sql` is a clinic in the middle of things, `key` its key (made for it, used nowhere
else), `phones.json` the moment, the people and what their phones show. All of it is made up.

Before a release, at its commit and with its version: `python -m tests.storage.releases VERSION`.
A folder is never written again: what a clinic has on its disk does not change either.
0.1.0 is commit 2ea7a96, where the modules that this imports had other names.
"""
