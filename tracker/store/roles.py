"""Who may write: the role that roles.toml gives to whoever has signed in, asked anew at every save."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import NamedTuple

from tracker.store.errors import StoreError

ROLES = ("viewer", "editor", "admin")
FILE = "roles.toml"
READ_ONLY = "TRACKER_READ_ONLY"


class NotAllowedError(StoreError):
    """Whoever asked may only look; nothing was saved."""


class Login(NamedTuple):
    """Somebody who came by way of a login, as its provider tells it: an address counts only once it is verified."""

    email: str = ""
    verified: bool = False


def read_only() -> bool:
    """Whether this process was started for reading alone (TRACKER_READ_ONLY=1)."""
    return os.environ.get(READ_ONLY, "") not in ("", "0")


def role_of(folder: Path, login: Login | None) -> str:
    """The role, one of ROLES: without a login somebody on their own machine; else as roles.toml says, or a viewer.

    Raises NotAllowedError where roles.toml cannot be understood.
    """
    if read_only():
        return "viewer"
    if login is None:
        return "admin"
    return _roles(folder).get(login.email.casefold(), "viewer") if login.verified else "viewer"


def require_editor(folder: Path, login: Login | None) -> None:
    """Nothing, for an editor or admin; NotAllowedError, which says why, for anybody else."""
    if read_only():
        raise NotAllowedError("the tracker was opened for reading only; nothing was saved")
    if role_of(folder, login) == "viewer":
        who = (login.email if login else "") or "nobody who is signed in"
        why = f"{FILE} makes {who} no editor" if login and login.verified else f"the address of {who} is not verified"
        raise NotAllowedError(f"{why}; nothing was saved, ask whoever keeps {FILE}")


def _roles(folder: Path) -> dict[str, str]:
    """The role of each address, from the roles.toml in the folder, else from the one beside it."""
    for place in (folder / FILE, folder.resolve().parent / FILE):
        try:
            found = tomllib.loads(place.read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise NotAllowedError(f"{place} cannot be read ({error}); until it is mended nobody may write") from error
        if strange := [f"{email} = {role!r}" for email, role in found.items() if role not in ROLES]:
            remedy = f'a line reads "name@example.org" = "editor", with one of {", ".join(ROLES)}'
            raise NotAllowedError(f"{place}: {strange[0]} is no role; {remedy}")
        return {email.casefold(): role for email, role in found.items()}
    return {}
