"""The database as a whole."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.lib.data_folder import data_folder


def bring_up_to_date() -> int:
    """Create the tables or bring them up to this version; gives how many steps that took."""
    data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    return len(plan)
