"""What contributors offer, the exact texts made of it, and the decisions about them, each a row."""

from viewpoints.submissions.models.answers import (
    Asked,
    Asking,
    Objection,
    OrganizationsYes,
    Proxy,
    Remark,
    Use,
    Yes,
)
from viewpoints.submissions.models.later import BylineWish, OfferedEssay
from viewpoints.submissions.models.noted import Note, Promise
from viewpoints.submissions.models.offered import OfferedPicture, Submission
from viewpoints.submissions.models.permitted import Permit, PermitKind, Seal, SealedPicture
from viewpoints.submissions.models.printing import Correction, Outcome, Retraction, Schedule
from viewpoints.submissions.models.searched import Searched
from viewpoints.submissions.models.texts import Text

__all__ = [
    "Asked",
    "Asking",
    "BylineWish",
    "Correction",
    "Note",
    "Objection",
    "OfferedEssay",
    "OfferedPicture",
    "OrganizationsYes",
    "Outcome",
    "Permit",
    "PermitKind",
    "Promise",
    "Proxy",
    "Remark",
    "Retraction",
    "Schedule",
    "Seal",
    "SealedPicture",
    "Searched",
    "Submission",
    "Text",
    "Use",
    "Yes",
]
