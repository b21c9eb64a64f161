"""Who sits before the browser, by which name their changes are kept, and whether they may make any."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path

import streamlit as st
from streamlit.config import get_option
from streamlit.errors import StreamlitSecretNotFoundError

from tracker import TrackerError
from tracker.app.frame.markup import plain
from tracker.app.frame.opened import folder_state, tracker_folder
from tracker.app.wording.language import say
from tracker.store.roles import Login, read_only, role_of


def login_configured() -> bool:
    """Whether people sign in: `[auth]` stands in the app's secrets; secrets that cannot be read let nobody in."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return any(Path(file).exists() for file in get_option("secrets.files"))


def current_login() -> Login | None:
    """Who has signed in; nobody in particular where nobody has; None for an app on one's own machine."""
    if not login_configured():
        return None
    if not st.user.get("is_logged_in"):
        return Login()
    return Login(str(st.user.get("email") or ""), st.user.get("email_verified") is True)


def user_name() -> str:
    """The name that the history keeps: the address of who has signed in, else the system's user."""
    login = current_login()
    if login:
        return login.email
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def editing_as() -> str:
    """By which name changes are kept here, as a label."""
    return say("person.editing", name=plain(user_name() or say("person.nobody")))


def role() -> str:
    """The role of whoever looks; a viewer where it cannot be told."""
    try:
        return role_of(tracker_folder(), current_login())
    except TrackerError:
        return "viewer"


def may_edit() -> bool:
    """Whether to offer anything that writes; the store asks for itself, at every save."""
    return role() != "viewer" and not folder_state().faults


def account_line() -> None:
    """Who one is here, and the way in or out where people sign in."""
    if not login_configured():
        st.caption(say("person.reading") if read_only() else editing_as())
        return
    if not st.user.get("is_logged_in"):
        st.caption(say("person.guest"))
        return
    name = plain(user_name() or say("person.no_address"))
    st.caption(say("person.signed_in", name=name, role=say(f"person.{role()}")))
    if current_login() != Login(user_name(), True):
        st.caption(say("person.unvouched"))
    st.button(say("person.sign_out"), icon=":material/logout:", on_click=st.logout, width="stretch")


def ways_in() -> None:
    """A button for the provider, or for each of them where they have names; none for whoever is in."""
    if not login_configured() or st.user.get("is_logged_in"):
        return
    try:
        auth = st.secrets["auth"]
    except StreamlitSecretNotFoundError:
        st.caption(say("person.no_secrets"))
        return
    names = [None] if "client_id" in auth else [name for name, value in auth.items() if hasattr(value, "items")]
    for name in names:
        label = say("person.sign_in_with", name=plain(name)) if name else say("person.sign_in")
        st.button(label, icon=":material/login:", on_click=st.login, args=(name,))
