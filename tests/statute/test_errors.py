"""The tree of errors and its drawing."""

import inspect
import re

from gongkai.statute import errors


def drawn() -> dict[str, str]:
    """Each error of the drawing and the one it hangs from."""
    parents: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in (inspect.getdoc(errors) or "").splitlines():
        if match := re.match(r"([│├└─ ]*)(\w+Error)\b", line):
            depth = len(match[1])
            path = [(indent, name) for indent, name in path if indent < depth]
            parents[match[2]] = path[-1][1] if path else "ValueError"
            path.append((depth, match[2]))
    return parents


def test_the_drawing_is_the_tree() -> None:
    classes = inspect.getmembers(errors, inspect.isclass)
    assert drawn() == {name: cls.__bases__[0].__name__ for name, cls in classes}
