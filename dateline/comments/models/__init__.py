"""Replies, and everything that is kept about them."""

from dateline.comments.models.letter import LONGEST_LETTER, Letter
from dateline.comments.models.moderation import Ban, Decision, DigestWish, Note
from dateline.comments.models.readership import Follower, Recommendation
from dateline.comments.models.reply import (
    LONGEST_COMMENT,
    LONGEST_EXPLANATION,
    LONGEST_NAME,
    Reply,
    thread_key,
)
from dateline.comments.models.report import LONGEST_REPORT, Appeal, Report
from dateline.comments.models.sent_mail import LONGEST_LABEL, SentMail

__all__ = [
    "LONGEST_COMMENT",
    "LONGEST_EXPLANATION",
    "LONGEST_LABEL",
    "LONGEST_LETTER",
    "LONGEST_NAME",
    "LONGEST_REPORT",
    "Appeal",
    "Ban",
    "Decision",
    "DigestWish",
    "Follower",
    "Letter",
    "Note",
    "Recommendation",
    "Reply",
    "Report",
    "SentMail",
    "thread_key",
]
