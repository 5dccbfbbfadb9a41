"""The law of open government information as plain Python: no database, no wall clock."""
