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
from gongkai.requests.actions.letter_way import (
    forward_letter,
    issue_letter,
    put_letter_forward,
    review_letter,
    send_back_letter,
    tell_turn,
)
from gongkai.requests.actions.letters import (
    add_material,
    begin_letters,
    letter_facts,
    letter_faults,
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
    rectification_letter_facts,
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
    "Answer",
    "Applicant",
    "Arrival",
    "Claim",
    "Done",
    "File",
    "Looked",
    "Matter",
    "PartyAnswer",
    "Past",
    "Received",
    "Recorded",
    "RectificationReceived",
    "Reminded",
    "TermChange",
    "Upload",
    "Wanted",
    "add_material",
    "add_rectification_material",
    "answer_by_party",
    "answer_search",
    "append",
    "archive",
    "ask_searches",
    "assign",
    "assign_rectification",
    "begin_draft",
    "begin_letters",
    "begin_rectification_letter",
    "check_ledger",
    "clear_ended_drafts",
    "clear_old_printings",
    "confirm_by_applicant",
    "count",
    "decide_rectification",
    "decide_with_letter",
    "delete_view",
    "discard",
    "discard_ledger",
    "drop_file",
    "enclose",
    "enclose_all",
    "enclose_rectification",
    "enter_arrival",
    "enter_rectification",
    "fetch",
    "file_of",
    "forget",
    "forward_letter",
    "import_ledger",
    "is_small",
    "issue_all",
    "issue_letter",
    "keep_file",
    "keep_page",
    "letter_facts",
    "letter_faults",
    "make",
    "make_waiting_printings",
    "note_export",
    "note_rectification",
    "note_register",
    "open_addresses",
    "open_enclosure",
    "open_identity",
    "order_bundle",
    "order_letters",
    "post_all",
    "propose_conversion",
    "put_letter_forward",
    "rebuild",
    "receive",
    "recompose",
    "recompose_rectification_letter",
    "record",
    "record_all",
    "record_with_letters",
    "rectification_letter_facts",
    "rectification_letter_faults",
    "refresh",
    "remind",
    "review_letter",
    "save_view",
    "send_back_letter",
    "serve_letter",
    "serve_rectification_letter",
    "sign_letter",
    "sign_rectification_letter",
    "split",
    "submit",
    "submit_rectification",
    "supplement_by_applicant",
    "take_back_letter",
    "take_in_histories",
    "take_in_notice",
    "tell_rectification",
    "tell_turn",
    "tell_without_letter",
    "term_changes",
    "upload_ledger",
    "urge",
    "withdraw_by_applicant",
    "write_note",
    "written",
]
