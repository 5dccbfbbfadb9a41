"""`gongkai init`: a real agency, its units not yet, with its three administrators."""

import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from gongkai.accounts.questions import ADMINISTRATORS, AGENCY, KINDS, Question, fault_of, person_of
from gongkai.lib.command_line import DatabaseCommand
from gongkai.lib.system_errors import why


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each question."""
    for question in reversed((*AGENCY, *ADMINISTRATORS)):
        example = f"，例如 {question.example}" if question.example else ""
        option = click.option(
            f"--{question.key.replace('_', '-')}",
            question.key,
            metavar="文字",
            help=f"{question.words}{example}。",
        )
        command = option(command)
    return command


@click.command("init", cls=DatabaseCommand)
@click.option(
    "--file",
    "file",
    metavar="机关.toml",
    type=click.Path(path_type=Path),
    help="从TOML文件读取，键和选项同名。",
)
@_options
def init(file: Path | None, **given: str | None) -> None:
    """建立一个机关和它的三名管理员；缺的内容在终端上逐项询问。"""
    from gongkai.accounts.errors import NotAllowed
    from gongkai.lib.database import bring_up_to_date

    bring_up_to_date()
    _demand_none_yet()
    answers = _from_file(file) if file else {}
    answers |= {key: value for key, value in given.items() if value is not None}
    answers = {
        question.key: _answer(question, answers.get(question.key))
        for question in (*AGENCY, *ADMINISTRATORS)
    }
    try:
        _establish(answers)
    except NotAllowed as error:
        raise click.ClickException(str(error)) from error


def _demand_none_yet() -> None:
    from gongkai.accounts.models import Agency

    if first := Agency.objects.order_by("pk").first():
        raise click.ClickException(
            f"这里已经建立了“{first.name}”，不能再建。"
            "改设置请用系统管理员登录，下级机关也由系统管理员在页面上设立。"
        )


def _from_file(path: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise click.ClickException(f"{path} 读不了（{why(error)}），请核对文件名。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} 不是TOML文件（{error}），请核对写法。") from error
    known = {question.key for question in (*AGENCY, *ADMINISTRATORS)}
    if strange := sorted(set(read) - known):
        raise click.ClickException(f"{path} 里的“{strange[0]}”不认识，请核对拼写。")
    return read


def _answer(question: Question, given: object) -> str:
    """What was given, or what is typed at the terminal; asked again until it holds."""
    asks = given is None and at_terminal()
    while True:
        answer = _typed(question) if asks else str(given or "").strip()
        fault = fault_of(question, answer)
        if not fault:
            return answer
        if not asks:
            raise click.ClickException(f"{fault}（选项 --{question.key.replace('_', '-')}）")
        click.echo(fault, err=True)


def at_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def _typed(question: Question) -> str:
    example = f"（例如 {question.example}）" if question.example else ""
    optional = "" if question.required else "，没有就直接回车"
    typed: str = click.prompt(
        f"{question.words}{example}{optional}", default="", show_default=False, prompt_suffix="："
    )
    return typed.strip()


def _establish(answers: Mapping[str, str]) -> None:
    from gongkai.accounts import actions
    from gongkai.accounts.models import AgencyKind
    from gongkai.accounts.posts import POST_NAMES, PostKind

    known: dict[str, Any] = {each.key: answers[each.key] for each in AGENCY if answers[each.key]}
    kind = known.pop("kind")
    agency, appointed = actions.establish(
        parent=None,
        data=actions.AgencyData(kind=AgencyKind(KINDS.get(kind, kind)), **known),
        administrators={
            PostKind(question.key): actions.NewPerson(*person_of(answers[question.key]))
            for question in ADMINISTRATORS
        },
    )
    click.echo(f"已建立“{agency.name}”。三名管理员的一次性密码只显示这一遍，请抄下交给本人：")
    for post, (person, password) in appointed.items():
        click.echo(f"  {POST_NAMES[post]}  {person.name}  登录名 {person.username}  {password}")
    click.echo("接下来运行 gongkai serve，由安全管理员登录，增加人员、设岗位。")
