"""Everything that changes a letter: one function an act, one transaction, one journal entry."""

from gongkai.letters.actions.draft import Text, discard, draft, give_up, rewrite
from gongkai.letters.actions.issue import issue, replace, void
from gongkai.letters.actions.materials import Upload, add_material, clear_material, drop_material
from gongkai.letters.actions.review import put_forward, review, send_back
from gongkai.letters.actions.serve import Served, note_read, serve, take_back
from gongkai.letters.actions.sign import sign

__all__ = [
    "Served",
    "Text",
    "Upload",
    "add_material",
    "clear_material",
    "discard",
    "draft",
    "drop_material",
    "give_up",
    "issue",
    "note_read",
    "put_forward",
    "replace",
    "review",
    "rewrite",
    "send_back",
    "serve",
    "sign",
    "take_back",
    "void",
]
