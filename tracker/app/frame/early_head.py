"""The head of the HTML, with what cannot wait: what Streamlit sends with a page comes after the first look."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOT_OURS = (b"accept-encoding", b"if-none-match", b"if-modified-since")
"""What a browser asks that only the HTML as it lies on the disk could answer."""


class EarlyHead:
    """Puts the app's own style and script into every HTML page on its way out, and leaves everything else alone."""

    def __init__(self, app: ASGIApp, sheet: str, at_first: str, script: str) -> None:
        """What answers, the sheet, the one that the page itself takes away after the first look, and the script."""
        self.app = app
        styles = f'<style>{sheet}</style><style id="first-look">{at_first}</style>'
        self.head = f"{styles}<script>{script}</script></head>".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before; a page that a browser opens comes with the style and the script."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return

        async def send_with_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name in ("content-length", "etag", "last-modified"):
                    del headers[name]
            elif message["type"] == "http.response.body":
                message = {**message, "body": message.get("body", b"").replace(b"</head>", self.head, 1)}
            await send(message)

        asked = [(name, value) for name, value in scope["headers"] if name not in NOT_OURS]
        await self.app({**scope, "headers": asked}, receive, send_with_head)
