"""A mail server in the tests' own process: it takes mail, or refuses it as servers do."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""For `localhost`, signed by nobody but itself, with its key: it keeps nothing secret."""


class Post:
    """What the server took, and how it behaves: what it refuses, whom it lets in."""

    def __init__(self, refused: tuple[str, ...] = (), let_in: tuple[str, str] | None = None) -> None:
        self.refused = refused
        self.let_in = let_in
        self.port = 0
        self.received: list[tuple[str, list[str], EmailMessage]] = []
        """The sender and the receivers of the envelope, and the mail."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refused:
            return "550 no such box here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.received.append((envelope.mail_from, envelope.rcpt_tos, mail))
        return "250 OK"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == self.let_in, handled=False)


@contextmanager
def serving(post: Post, *, tls: str = "") -> Iterator[Post]:
    """The server, listening on a port of its own; `tls` is `starttls`, `tls` or nothing."""
    own: dict[str, Any] = {}
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        own = {"ssl_context": context} if tls == "tls" else {"tls_context": context}
    if post.let_in:
        own |= {"authenticator": post.authenticate, "auth_require_tls": False}
    post.port = _free_port()
    controller = Controller(post, "127.0.0.1", post.port, ready_timeout=20, **own)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]


@contextmanager
def of_another_kind() -> Iterator[int]:
    """The port of a server that takes one connection, and says what no mail server says."""

    def speak() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n")
            connection.recv(1000)

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        speaking = Thread(target=speak)
        speaking.start()
        yield listening.getsockname()[1]
        speaking.join()


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port: int = listening.getsockname()[1]
        return port
