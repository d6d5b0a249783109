"""A mail server on this machine, which takes what is sent and reads it as its receiver would."""

import email
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running import port_nobody_has

TAKEN, AWAY, NEVER = "250 Taken", "451 Come again later", "550 There is nobody of that name"


class PostOffice:
    """Keeps what came. `answers` are what it says to the next mails; then it takes every one."""

    def __init__(self) -> None:
        self.came: list[bytes] = []
        self.receivers: list[list[str]] = []
        self.answers: list[str] = []
        self.port = port_nobody_has()
        self._controller = Controller(_Counter(self), hostname="127.0.0.1", port=self.port)

    def open(self) -> None:
        self._controller.start()

    def close(self) -> None:
        self._controller.stop(no_assert=True)

    @property
    def mails(self) -> list[EmailMessage]:
        """Read from the bytes that came over the wire."""
        return [cast(EmailMessage, email.message_from_bytes(each, policy=cast(Any, default))) for each in self.came]

    def to(self, address: str) -> EmailMessage | None:
        """The last that came for this address."""
        return next((mail for mail in reversed(self.mails) if mail["To"] == address), None)

    @property
    def mail(self) -> EmailMessage:
        """The only one."""
        (mail,) = self.mails
        return mail


class _Counter:
    """Where mail is handed in. The server looks at every attribute of its handler, so it has no other."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self._office.answers.pop(0) if self._office.answers else TAKEN
        if answer == TAKEN:
            self._office.came.append(cast(bytes, envelope.original_content))
            self._office.receivers.append(envelope.rcpt_tos)
        return answer


def text_of(mail: EmailMessage) -> str:
    return _part(mail, "plain")


def html_of(mail: EmailMessage) -> str:
    return _part(mail, "html")


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None, f"the mail has no {kind} part"
    return str(part.get_content()).replace("\r\n", "\n")
