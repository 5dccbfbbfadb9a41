"""Database triggers that refuse to change what the journal holds, on both databases.

SQLite loses triggers when a later migration rebuilds the table: such a migration ends with
`install`. `gongkai audit verify` says when they are missing.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "审计日志只增不改"

_SQLITE = (
    f"""CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_tip_only_forward BEFORE UPDATE ON audit_tip
        WHEN NEW.sequence <= OLD.sequence BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_tip_no_delete BEFORE DELETE ON audit_tip
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
)

_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$""",
    """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_tip_only_forward BEFORE UPDATE ON audit_tip
        FOR EACH ROW WHEN (NEW.sequence <= OLD.sequence) EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_tip_no_delete BEFORE DELETE OR TRUNCATE ON audit_tip
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)

_TABLES = {
    "audit_entry_no_update": "audit_entry",
    "audit_entry_no_delete": "audit_entry",
    "audit_tip_only_forward": "audit_tip",
    "audit_tip_no_delete": "audit_tip",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; only migrations and tests do."""
    with connection.cursor() as cursor:
        for name, table in _TABLES.items():
            where = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should be there and are not."""
    known = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(known)
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in _TABLES if name not in there]
