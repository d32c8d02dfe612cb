"""The keys: encryption at rest and keyed hashes to find an encrypted value again."""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Final, Literal

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

# The fact that holds a sealed value, by which a key file is known to fit.
KEY_CHECK: Final = "key_check"
_INDEX_KEY_BYTES: Final = 32
# Of what is sealed: the bytes of a text of a line, and how many such texts are kept in memory.
_SHORT: Final = 120
_KEPT: Final = 2_000


class KeyFileError(Exception):
    """The encryption key is missing, unreadable or not the one this database was written with."""


class Vault:
    """Encrypts text with the newest key, reads it with any, and hashes with a key of its own."""

    def __init__(self, index_key: bytes, keys: list[bytes]) -> None:
        self._index_key = index_key
        self._newest = Fernet(keys[0])
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        # Whether there are keys besides the one that encrypts.
        self.has_old = len(keys) > 1
        self._kept: dict[bytes, str] = {}

    def seal(self, text: str) -> bytes:
        """The text, encrypted."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """The text that was sealed; raises `KeyFileError` when it was sealed with another key."""
        try:
            return self._fernet.decrypt(bytes(sealed)).decode()
        except InvalidToken:
            raise KeyFileError("the encryption key does not fit this database") from None

    def recall(self, sealed: bytes) -> str:
        """The same; what is short, as ids and names of rows are, is kept: they come again."""
        if len(sealed) > _SHORT:
            return self.open(sealed)
        if sealed not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[sealed] = self.open(sealed)
        return self._kept[sealed]

    def age(self, sealed: bytes | None) -> Literal["new", "old", "unreadable"]:
        """Whether the newest key opens it, only an older one, or none; what is empty is new."""
        if sealed is None or _opens(self._newest, sealed):
            return "new"
        return "old" if _opens(self._fernet, sealed) else "unreadable"

    def renew(self, sealed: bytes) -> bytes:
        """The same, sealed with the newest key."""
        return self._fernet.rotate(bytes(sealed))

    def digest(self, purpose: str, text: str) -> str:
        """A keyed hash for exact look-ups; equal texts of different purposes differ."""
        message = f"{purpose}\0{text}".encode()
        return hmac.new(self._index_key, message, hashlib.sha256).hexdigest()


def _opens(key: Fernet | MultiFernet, sealed: bytes) -> bool:
    try:
        key.decrypt(bytes(sealed))
    except InvalidToken:
        return False
    return True


def new_vault() -> Vault:
    """A vault with fresh keys that are kept nowhere, for tests and the demo."""
    return Vault(os.urandom(_INDEX_KEY_BYTES), [Fernet.generate_key()])


def read_key_file(path: Path) -> Vault:
    """The vault of a key file: line 1 the index key, then encryption keys, newest first."""
    try:
        index_line, *keys = path.read_text("ascii").split()
        index_key = urlsafe_b64decode(index_line)
        if not keys:
            raise ValueError("there is no encryption key")
        if len(index_key) != _INDEX_KEY_BYTES:
            raise ValueError("the index key has the wrong length")
        return Vault(index_key, [key.encode() for key in keys])
    except (OSError, ValueError) as error:
        raise KeyFileError(
            f"ENCRYPTION_KEY_FILE: {path} cannot be read as a key file ({type(error).__name__})"
        ) from None


def make_key_file(path: Path) -> None:
    """Write a new key file that only its owner can read; never replaces one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [urlsafe_b64encode(os.urandom(_INDEX_KEY_BYTES)), Fernet.generate_key()]
    _write(path, lines)
    _keep_name(path)


def add_key(path: Path) -> None:
    """Put a new encryption key before those that a key file holds."""
    index, *keys = path.read_bytes().split()
    _replace(path, [index, Fernet.generate_key(), *keys])


def keep_newest_key(path: Path) -> None:
    """Take the older encryption keys out of a key file; whoever asks knows that none is needed."""
    _replace(path, path.read_bytes().split()[:2])


def _replace(path: Path, lines: list[bytes]) -> None:
    """The file is the old one or the new one at any moment, whatever ends this process."""
    beside = path.with_name(f"{path.name}.new")
    # Left behind by one that was ended here.
    beside.unlink(missing_ok=True)
    _write(beside, lines)
    beside.replace(path)
    _keep_name(path)


def _write(path: Path, lines: list[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"\n".join(lines) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _keep_name(path: Path) -> None:
    # The file's name must survive a power cut too: without the key all that follows is lost.
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
