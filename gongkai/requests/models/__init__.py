"""The tables of the room: requests for disclosure, requests for rectification, and drafts."""

from gongkai.requests.models.draft import Draft, DraftFile, Purpose
from gongkai.requests.models.parts import (
    APPLICANT_CLASS_NAMES,
    EnclosureBase,
    EnclosureKind,
    IdentityKind,
    PersonBase,
    Role,
    choices,
    random_place,
)
from gongkai.requests.models.printing import Printing, PrintingKind
from gongkai.requests.models.rectification import (
    RectificationEnclosure,
    RectificationNote,
    RectificationPerson,
    RectificationRequest,
)
from gongkai.requests.models.request import (
    Enclosure,
    InfoRequest,
    LedgerImport,
    Note,
    Person,
    RequestEvent,
    SavedView,
    Search,
    SearchResult,
    Tally,
    WantedForm,
    WantedWay,
)

__all__ = [
    "APPLICANT_CLASS_NAMES",
    "Draft",
    "DraftFile",
    "Enclosure",
    "EnclosureBase",
    "EnclosureKind",
    "IdentityKind",
    "InfoRequest",
    "LedgerImport",
    "Note",
    "Person",
    "PersonBase",
    "Printing",
    "PrintingKind",
    "Purpose",
    "RectificationEnclosure",
    "RectificationNote",
    "RectificationPerson",
    "RectificationRequest",
    "RequestEvent",
    "Role",
    "SavedView",
    "Search",
    "SearchResult",
    "Tally",
    "WantedForm",
    "WantedWay",
    "choices",
    "random_place",
]
