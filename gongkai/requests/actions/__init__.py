"""Everything that changes a request: one function an act, one transaction, one journal entry."""

from gongkai.requests.actions.batch import (
    Done,
    issue_all,
    note_register,
    open_addresses,
    post_all,
)
from gongkai.requests.actions.by_applicant import (
    confirm_by_applicant,
    supplement_by_applicant,
    withdraw_by_applicant,
)
from gongkai.requests.actions.by_party import PartyAnswer, answer_by_party
from gongkai.requests.actions.draft import (
    begin_draft,
    clear_ended_drafts,
    discard,
    drop_file,
    keep_file,
    keep_page,
)
from gongkai.requests.actions.enclose import (
    File,
    Upload,
    enclose,
    enclose_all,
    file_of,
    open_enclosure,
)
from gongkai.requests.actions.enter import enter_arrival
from gongkai.requests.actions.export import note_export
from gongkai.requests.actions.handling import archive, assign, propose_conversion, write_note
from gongkai.requests.actions.histories import Looked, Past, Recorded, take_in_histories
from gongkai.requests.actions.identity import open_identity
from gongkai.requests.actions.ledger import (
    check_ledger,
    discard_ledger,
    import_ledger,
    upload_ledger,
)
from gongkai.requests.actions.letters import (
    add_material,
    begin_letters,
    letter_facts,
    letter_faults,
    matter_of,
    recompose,
    record_with_letters,
    serve_letter,
    sign_letter,
    take_back_letter,
    written,
)
from gongkai.requests.actions.printing import (
    clear_old_printings,
    fetch,
    forget,
    is_small,
    make,
    make_waiting_printings,
    order_bundle,
    order_letters,
)
from gongkai.requests.actions.rebuild import rebuild
from gongkai.requests.actions.receive import Applicant, Received, Wanted, receive
from gongkai.requests.actions.recompute import TermChange, take_in_notice, term_changes
from gongkai.requests.actions.record import append, record, record_all, refresh
from gongkai.requests.actions.rectification_letters import (
    add_rectification_material,
    begin_rectification_letter,
    decide_with_letter,
    recompose_rectification_letter,
    rectification_letter_faults,
    serve_rectification_letter,
    sign_rectification_letter,
    tell_without_letter,
)
from gongkai.requests.actions.rectify import (
    Arrival,
    Claim,
    RectificationReceived,
    assign_rectification,
    decide_rectification,
    enclose_rectification,
    enter_rectification,
    note_rectification,
    tell_rectification,
)
from gongkai.requests.actions.remind import Reminded, remind
from gongkai.requests.actions.searches import Answer, answer_search, ask_searches
from gongkai.requests.actions.splitting import Matter, split
from gongkai.requests.actions.submit import submit, submit_rectification
from gongkai.requests.actions.tally import count
from gongkai.requests.actions.urge import urge
from gongkai.requests.actions.views import delete_view, save_view

__all__ = [
    "add_rectification_material",
    "begin_rectification_letter",
    "decide_with_letter",
    "recompose_rectification_letter",
    "rectification_letter_faults",
    "serve_rectification_letter",
    "sign_rectification_letter",
    "tell_without_letter",
    "sign_letter",
    "serve_letter",
    "record_with_letters",
    "recompose",
    "matter_of",
    "letter_facts",
    "letter_faults",
    "begin_letters",
    "add_material",
    "answer_by_party",
    "PartyAnswer",
    "Answer",
    "Applicant",
    "Arrival",
    "Claim",
    "File",
    "Looked",
    "Matter",
    "Past",
    "Received",
    "Recorded",
    "RectificationReceived",
    "Reminded",
    "TermChange",
    "Upload",
    "Wanted",
    "answer_search",
    "append",
    "archive",
    "ask_searches",
    "assign",
    "assign_rectification",
    "begin_draft",
    "check_ledger",
    "clear_ended_drafts",
    "confirm_by_applicant",
    "count",
    "decide_rectification",
    "delete_view",
    "discard",
    "discard_ledger",
    "drop_file",
    "enclose",
    "enclose_all",
    "enclose_rectification",
    "enter_arrival",
    "enter_rectification",
    "file_of",
    "import_ledger",
    "keep_file",
    "keep_page",
    "note_export",
    "note_rectification",
    "open_enclosure",
    "open_identity",
    "propose_conversion",
    "rebuild",
    "receive",
    "record",
    "record_all",
    "refresh",
    "remind",
    "save_view",
    "split",
    "submit",
    "submit_rectification",
    "supplement_by_applicant",
    "take_back_letter",
    "take_in_histories",
    "take_in_notice",
    "tell_rectification",
    "term_changes",
    "upload_ledger",
    "urge",
    "withdraw_by_applicant",
    "Done",
    "issue_all",
    "note_register",
    "open_addresses",
    "post_all",
    "clear_old_printings",
    "fetch",
    "forget",
    "is_small",
    "make",
    "make_waiting_printings",
    "order_bundle",
    "order_letters",
    "write_note",
    "written",
]
