"""Every change to agencies, people and posts: typed, atomic, with its entry in the journal."""

from gongkai.accounts.actions.agencies import (
    AgencyData,
    add_unit,
    change_agency,
    found_agency,
    rename_unit,
)
from gongkai.accounts.actions.establish import NewPerson, establish
from gongkai.accounts.actions.keys import note_rotation
from gongkai.accounts.actions.own import (
    begin_second_factor,
    change_password,
    confirm_second_factor,
    drop_second_factor,
    note_failed_login,
    note_login,
    note_logout,
    use_code,
)
from gongkai.accounts.actions.people import (
    add_person,
    block_person,
    change_person,
    reset_password,
    unblock_person,
)
from gongkai.accounts.actions.posts import appoint, end_deputyship, end_post, name_deputy
from gongkai.accounts.actions.sessions import clear_ended_sessions

__all__ = [
    "AgencyData",
    "NewPerson",
    "add_person",
    "add_unit",
    "appoint",
    "begin_second_factor",
    "block_person",
    "change_agency",
    "change_password",
    "change_person",
    "clear_ended_sessions",
    "confirm_second_factor",
    "drop_second_factor",
    "end_deputyship",
    "end_post",
    "establish",
    "found_agency",
    "name_deputy",
    "note_failed_login",
    "note_login",
    "note_logout",
    "note_rotation",
    "rename_unit",
    "reset_password",
    "unblock_person",
    "use_code",
]
