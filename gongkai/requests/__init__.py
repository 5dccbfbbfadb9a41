"""The room of disclosure on request: the clock of a case, and the processing fee."""
