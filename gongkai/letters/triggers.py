"""Database triggers that keep a signed letter as it was signed, on both databases.

SQLite loses triggers when a later migration rebuilds the table: such a migration ends with
`install`. `gongkai verify-letters` says when one is missing.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_NAME = "letters_letter_signed_stays"
_REFUSAL = "已签发的文书不能改动"
_SIGNED = (
    *("agency_id", "matter", "kind", "receiver", "receiver_role", "title", "addressee", "body"),
    *("rows", "series", "year", "serial", "number", "signed_by_id", "dated", "pdf", "pdf_sha256"),
)


def _changed(distinct: str) -> str:
    each = (
        f"CAST(NEW.{column} AS text) {distinct} CAST(OLD.{column} AS text)" for column in _SIGNED
    )
    return f"OLD.number <> '' AND ({' OR '.join(each)})"


_SQLITE = (
    f"""CREATE TRIGGER {_NAME} BEFORE UPDATE ON letters_letter WHEN {_changed("IS NOT")}
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
)

_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION letters_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
    f"""CREATE TRIGGER {_NAME} BEFORE UPDATE ON letters_letter FOR EACH ROW
        WHEN ({_changed("IS DISTINCT FROM")}) EXECUTE FUNCTION letters_refuse()""",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the trigger."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the trigger; only migrations and tests do."""
    where = " ON letters_letter" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {_NAME}{where}")


def is_there(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database keeps signed letters as they are."""
    known = (
        "SELECT 1 FROM pg_trigger WHERE tgenabled <> 'D' AND tgname = %s"
        if connection.vendor == "postgresql"
        else "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(known, [_NAME])
        return cursor.fetchone() is not None
