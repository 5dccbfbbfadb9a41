"""The words that a ledger may use, and what they stand for."""

from gongkai.requests.models import (
    APPLICANT_CLASS_NAMES,
    IdentityKind,
    WantedForm,
    WantedWay,
)
from gongkai.statute.events import CHANNEL_NAMES, CONSULTED_NAMES, SERVICE_WAY_NAMES
from gongkai.statute.outcomes import MIXED, OUTCOMES

CHANNEL_WORDS = {name: channel for channel, name in CHANNEL_NAMES.items()}
CLASS_WORDS = {name: each for each, name in APPLICANT_CLASS_NAMES.items()}
IDENTITY_WORDS = {str(each.label): each for each in IdentityKind}
FORM_WORDS = {str(each.label): each for each in WantedForm}
WAY_WORDS = {str(each.label): each for each in WantedWay}
CONSULTED_WORDS = {name: each for each, name in CONSULTED_NAMES.items()}
CONSENT_WORDS = {"同意公开": "yes", "不同意公开": "no"}
SERVICE_WORDS = {name: way for way, name in SERVICE_WAY_NAMES.items()}
OUTCOME_WORDS = {
    f"{code} {each.situation}": code for code, each in OUTCOMES.items() if code != MIXED
}
"""Every outcome but the reply on several matters, whose points a row cannot hold."""
