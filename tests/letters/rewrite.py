"""Write the snapshots of all letters anew: `python -m tests.letters.rewrite`; then read them."""

from pathlib import Path

from gongkai.letters.legal_basis import printed
from gongkai.letters.wording import LetterText, compose
from tests.letters.stories import VARIANTS

SNAPSHOTS = Path(__file__).parent / "snapshots"


def shown(letter: LetterText) -> str:
    """A letter as a page of plain text: what one would read, in its order."""
    with_it = [f"附件：{each}" for each in letter.attachments]
    table = [f"｜{label}｜{value}" for label, value in letter.rows]
    blocks = [
        [letter.title],
        [f"{letter.addressee}：", *letter.body.split("\n")] if letter.body else [],
        table,
        with_it,
        [f"（依据：{printed(letter.legal_basis) or '无'}）"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def main() -> None:
    """Write every snapshot, and remove those of letters that are no more."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for left_over in {path.stem for path in SNAPSHOTS.glob("*.txt")} - set(VARIANTS):
        (SNAPSHOTS / f"{left_over}.txt").unlink()
    for name, facts in VARIANTS.items():
        (SNAPSHOTS / f"{name}.txt").write_text(shown(compose(facts)), "utf-8")


if __name__ == "__main__":
    main()
