class UnreadableFileError(Exception):
    """A file that cannot be read; its text is one Chinese sentence that says what to do."""
