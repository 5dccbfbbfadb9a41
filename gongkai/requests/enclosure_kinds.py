"""Which files of a case come from applicants, and which show who somebody is."""

from gongkai.requests.models import EnclosureKind

FROM_APPLICANTS = frozenset(
    {
        EnclosureKind.IDENTITY_PROOF,
        EnclosureKind.AUTHORISATION,
        EnclosureKind.ARRIVAL_PROOF,
        EnclosureKind.SUPPLEMENT,
        EnclosureKind.EVIDENCE,
    }
)
"""What applicants send; it may show who they are, so it is encrypted."""
SHOW_IDENTITY = FROM_APPLICANTS - {EnclosureKind.SUPPLEMENT}
"""Kinds that show who somebody is: opening one is an entry in the journal."""
