"""What a reader should know about how a report was read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """A stable code and a Chinese sentence."""

    code: str
    message: str


@dataclass(slots=True)
class Warnings:
    """Warnings gathered while reading, each said once."""

    items: list[ReadWarning] = field(default_factory=list)

    def add(self, code: str, message: str) -> None:
        warning = ReadWarning(code, message)
        if warning not in self.items:
            self.items.append(warning)
