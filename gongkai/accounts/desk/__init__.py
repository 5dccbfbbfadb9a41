"""Pages for staff: the own account, people, the agency, the journal."""
