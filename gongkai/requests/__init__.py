"""The room of disclosure on request: today the processing fee."""
