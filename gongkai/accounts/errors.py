"""What accounts refuses, in words for the person who asked."""


class NotAllowed(Exception):
    """The act may not be done; the text says why, and what to do instead."""
