"""What the room refuses, in a Chinese sentence for the user."""


class NotAllowedError(Exception):
    """The act may not be done; the text says why and what to do instead."""


class AlreadyDoneError(NotAllowedError):
    """The same form was sent before; the text says that nothing was done twice."""
