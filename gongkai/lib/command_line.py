"""The command line in Chinese: help, errors, exit status 0, 1 and 2 on top of click."""

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from gongkai.lib.system_errors import why

FAILED = 1
WRONG_USAGE = 2

_USAGE_PIECES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]…"}
_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class ChineseFormatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")


class ChineseContext(click.Context):
    """A context that formats help in Chinese."""

    formatter_class = ChineseFormatter


class _Chinese(click.Command):
    context_class = ChineseContext

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [_USAGE_PIECES.get(piece, piece) for piece in pieces]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option


class RequiredOption(click.Option):
    """An option that must be given, and says so in Chinese."""

    def __init__(self, declarations: Sequence[str], **attributes: Any) -> None:
        super().__init__(declarations, required=True, **attributes)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], record[1].replace("[required]", "（必填）")) if record else None


class Command(_Chinese):
    """A command whose help is in Chinese."""


class DatabaseCommand(Command):
    """A command that works on the agency's database: Django is set up when it runs, not before."""

    def invoke(self, ctx: click.Context) -> Any:
        import django  # noqa: PLC0415 the other commands do without
        from django.db import DatabaseError  # noqa: PLC0415 - as above

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
        django.setup()
        try:
            return super().invoke(ctx)
        except DatabaseError as error:
            raise click.ClickException(_database_message(str(error))) from error


def _database_message(error: str) -> str:
    if "no such table" in error or "does not exist" in error:
        return "数据库还没有建好，请先运行 gongkai migrate。"
    return f"数据库用不了（{error.splitlines()[0]}），请检查 DATABASE_URL 和数据文件夹的权限。"


class Group(_Chinese, click.Group):
    """A group of commands whose help is in Chinese."""

    command_class = Command
    group_class = type

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that hung up (head, less) is no fault, a full disk is one."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from error
        except OSError as error:
            raise click.ClickException(f"结果写不出去（{why(error)}），请检查后再试。") from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = "、".join(self.list_commands(ctx))
            raise click.UsageError(f"没有“{args[0]}”这个命令；可用的有：{known}。", ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.ClickException) -> str:
    """What was wrong with a command line, in one Chinese sentence."""
    if isinstance(error, click.NoSuchOption):
        return (
            f"没有选项 {error.option_name}；用 --help 查看可用的选项，"
            "文件名以“-”开头时请写成“./-…”。"
        )
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name_of(error)}；用 --help 查看用法。"
    if isinstance(error, click.BadParameter):
        what = error.message if _is_chinese(error.message) else "用 --help 查看用法。"
        return f"{_name_of(error)} 的值不合要求：{what}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对（多半是缺少值）；用 --help 查看用法。"
    return (
        error.message
        if _is_chinese(error.message)
        else "用法不对，参数过多或写法有误；用 --help 查看用法。"
    )


def _name_of(error: click.BadParameter) -> str:
    """An option as it is typed, an argument as the help names it."""
    if error.param is None:
        return "参数"
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def run(group: click.Group, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and leave with its exit status; wrong usage is one sentence and 2."""
    try:
        status = group.main(args=arguments, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(WRONG_USAGE)
    except click.ClickException as error:
        click.echo(f"gongkai：{usage_message(error)}", err=True)
        sys.exit(WRONG_USAGE if isinstance(error, click.UsageError) else FAILED)
    except click.Abort:
        click.echo("已中止。", err=True)
        sys.exit(FAILED)
    sys.exit(status if isinstance(status, int) else 0)
