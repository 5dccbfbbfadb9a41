"""The parts of a page: `{% load gongkai %}`. Each tag is one part in `templates/ui/_*.html`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from zlib import crc32

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.lib.masking import masked_organisation as _masked_organisation
from gongkai.lib.masking import masked_person as _masked_person
from gongkai.statute.wording import chinese_date as _chinese_date
from gongkai.ui import navigation
from gongkai.ui.forms import Field
from gongkai.ui.icons import icon_names
from gongkai.ui.navigation import Place, Search, Shown

register = template.Library()

SOON = 3
"""From this many working days on, a term ends soon."""

Part = dict[str, Any]


# --- icons ------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon, always beside a word: {% icon "printer" %}."""
    if name not in icon_names():
        raise template.TemplateSyntaxError(
            f"no icon “{name}” in the sprite; add it to scripts/vendor/icons.txt, run make vendor"
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("ui/vendor/icons.svg"),
        name,
    )


# --- days -------------------------------------------------------------------------------------

WEEKDAYS = "一二三四五六日"


@register.filter
def chinese_date(value: date | datetime | None, form: str = "") -> str:
    """A day in Chinese: 2021年9月30日.

    The form is of the words short (9月30日), weekday (… 星期四) and time (… 14:51).
    """
    if value is None or value == "":
        return ""
    asked = set(form.split())
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    written = f"{value.month}月{value.day}日" if "short" in asked else _chinese_date(value)
    if "weekday" in asked:
        written += f" 星期{WEEKDAYS[value.weekday()]}"
    if "time" in asked and isinstance(value, datetime):
        written += f" {value:%H:%M}"
    return written


@register.simple_tag
def day(value: date | datetime | None, form: str = "") -> SafeString:
    """A day a machine reads too: {% day case.due_on "short weekday" %}."""
    if value is None:
        return SafeString("")
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    exact = value.isoformat(timespec="minutes") if isinstance(value, datetime) else f"{value}"
    return format_html('<time datetime="{}">{}</time>', exact, chinese_date(value, form))


_LIGHT_WORDS = {
    "overdue": "已超期",
    "today": "今日到期",
    "soon": "即将到期",
    "running": "办理中",
    "paused": "已暂停",
    "unconfirmed": "待确认",
    "done": "已办结",
}


@register.inclusion_tag("ui/_light.html")
def light(state: str = "", left: int | None = None, word: str = "", note: object = "") -> Part:
    """The light of a term: a word, a shape, a colour.

    {% light left=2 %} tells the state from the working days left (negative: overdue);
    {% light "paused" word="已暂停，已计4日" note="等第三方，10月12日起" %} says it.
    """
    state = state or _state_of(left)
    if state not in _LIGHT_WORDS:
        raise template.TemplateSyntaxError(f"no light “{state}”; there are {[*_LIGHT_WORDS]}")
    return {"state": state, "word": word or _light_word(state, left), "note": note}


def _state_of(left: int | None) -> str:
    if left is None:
        return "running"
    if left <= 0:
        return "overdue" if left else "today"
    return "soon" if left <= SOON else "running"


def _light_word(state: str, left: int | None) -> str:
    if left is None:
        return _LIGHT_WORDS[state]
    return {
        "overdue": f"超期{abs(left)}个工作日",
        "soon": f"剩{left}个工作日",
        "running": f"剩{left}个工作日",
    }.get(state, _LIGHT_WORDS[state])


# --- names and marks --------------------------------------------------------------------------


@register.filter
def masked(name: str | None) -> str:
    """A person's name as lists show it: 张**."""
    return _masked_person(str(name or ""))


@register.filter
def masked_organisation(name: str | None) -> str:
    """An organisation's name as lists show it: 示例***律师事务所."""
    return _masked_organisation(str(name or ""))


@register.simple_tag
def badge(text: object) -> SafeString:
    """A quiet mark: {% badge "依申请公开" %}."""
    return format_html('<span class="badge">{}</span>', text)


_VALIDITIES = {
    "in_force": "有效",
    "amended": "已修改",
    "not_yet": "尚未生效",
    "repealed": "废止",
    "lapsed": "失效",
}


@register.simple_tag
def validity(kind: str) -> SafeString:
    """The validity of a document: {% validity "in_force" %}."""
    css, word = kind.replace("_", "-"), _VALIDITIES[kind]
    return format_html('<span class="gk-validity gk-validity-{}">{}</span>', css, word)


_LEVELS = {"error": "错误", "warning": "提醒", "passed": "已通过"}


@register.simple_tag
def level(kind: str, text: object = "") -> SafeString:
    """The level of a finding: {% level "warning" %}, {% level "error" "错误 2" %}."""
    return format_html('<span class="gk-level gk-level-{}">{}</span>', kind, text or _LEVELS[kind])


@register.simple_tag
def law(text: object) -> SafeString:
    """The article, under the plain sentence: {% law "条例第三十一条" %}."""
    return format_html('<span class="gk-law">{}</span>', text)


# --- numbers ----------------------------------------------------------------------------------


@register.inclusion_tag("ui/_figure.html")
def figure(number: object, url: str = "", unit: str = "", *, wrong: bool = False) -> Part:
    """A number that opens to what it counts: {% figure 68 url unit="件" %}."""
    return {"number": number, "url": url, "unit": unit, "wrong": wrong}


@register.inclusion_tag("ui/_key_figure.html")
def key_figure(name: str, number: object, unit: str = "", note: object = "", url: str = "") -> Part:
    """A figure among several, inside <div class="gk-keys">."""
    return {"name": name, "number": number, "unit": unit, "note": note, "url": url}


@register.inclusion_tag("ui/_datagrid.html")
def datagrid(pairs: Iterable[object]) -> Part:
    """Names and values side by side; of `parts.Pair` or mappings."""
    return {"pairs": pairs}


@register.inclusion_tag("ui/_fields.html")
def record_fields(pairs: Iterable[object]) -> Part:
    """The head of a published record, two pairs a line; of `parts.Pair` or mappings."""
    return {"pairs": pairs}


@register.inclusion_tag("ui/_links.html")
def links(items: Iterable[object]) -> Part:
    """Rows that lead somewhere; of `parts.Link` or mappings."""
    return {"items": items}


# --- place and course -------------------------------------------------------------------------


@register.inclusion_tag("ui/_breadcrumb.html")
def breadcrumb(*path: str) -> Part:
    """Where one is: {% breadcrumb "待办" url "2026-0044" %}: label, URL, …, label."""
    places = [*path, ""] if len(path) % 2 else [*path]
    return {"crumbs": list(zip(places[::2], places[1::2], strict=True))}


@register.inclusion_tag("ui/_tabs.html")
def tabs(items: Iterable[object], label: str = "分组") -> Part:
    """Links with counts; of `parts.Tab` or mappings."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/_steps.html")
def steps(items: Sequence[object], current: int, label: str = "") -> Part:
    """The steps of a course, `current` from 1; of `parts.Step`, mappings or plain words."""
    named = [{"label": item} if isinstance(item, str) else item for item in items]
    return {"items": named, "current": current, "label": label or f"共{len(named)}步"}


@register.inclusion_tag("ui/_timeline.html")
def timeline(items: Iterable[object]) -> Part:
    """What happened, newest first; of `parts.Happening` or mappings."""
    return {"items": items}


@register.inclusion_tag("ui/_days.html")
def days(items: Sequence[object], label: str = "") -> Part:
    """The days of a term from a Monday on, fourteen a line; of `parts.Day` or mappings.

    Without a label the strip is silent and a text beside it must carry everything.
    """
    return {"items": items, "weekdays": WEEKDAYS * 2, "label": label}


@register.inclusion_tag("ui/_days_key.html")
def days_key() -> Part:
    """What the days of a strip look like."""
    return {}


@register.inclusion_tag("ui/_why.html")
def why(items: Iterable[object]) -> Part:
    """How a due date came about, step by step; of `parts.Reason` or mappings."""
    return {"items": items}


@register.inclusion_tag("ui/_pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], unit: str = "条") -> Part:
    """The pages of a list: {% pagination page unit="件" %}; the other parameters stay."""
    request: HttpRequest | None = context.get("request")
    asked = request.GET.copy() if request else None
    if asked is not None:
        asked.pop("page", None)
    paginator = page.paginator
    return {
        "page": page,
        "unit": unit,
        "numbers": [
            number if isinstance(number, int) else None
            for number in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        ],
        "rest": f"{asked.urlencode()}&" if asked else "",
    }


# --- forms ------------------------------------------------------------------------------------


@register.inclusion_tag("ui/_field.html")
def field(bound: Field, *, short: bool = False) -> Part:
    """A field with label, hint, error: {% field form.number %}, {% field form.on short=True %}."""
    return {"field": bound, "short": short}


@register.inclusion_tag("ui/_fields_of_form.html")
def fields(form: BaseForm) -> Part:
    """All fields of a form, where {% errors form %} stands elsewhere; {{ form }} has both."""
    return {"form": form}


@register.inclusion_tag("ui/_errors.html")
def errors(*forms: "BaseForm | BaseFormSet[Any] | None") -> Part:
    """What needs mending, on top of a page, each leading to its field: {% errors form %}."""
    found = [problem for form in forms if form is not None for problem in _problems(form)]
    return {"problems": found}


def _problems(form: "BaseForm | BaseFormSet[Any]") -> list[tuple[str, str]]:
    """(id of the field or nothing, sentence)."""
    if not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        whole = [("", str(message)) for message in form.non_form_errors()]
        return whole + [problem for each in form.forms for problem in _problems(each)]
    whole = [("", str(message)) for message in form.non_field_errors()]
    fields = [cast("Field", form[name]) for name in form.fields if form.errors.get(name)]
    return whole + [
        ("" if bound.is_hidden else bound.first_id, sentence)
        for bound in fields
        for sentence in bound.sentences
    ]


@register.inclusion_tag("ui/_filters.html")
def filters(form: BaseForm, action: str = "", find: str = "q", button: str = "筛选") -> Part:
    """A form with method get as one line above a list; `find` names the wide field."""
    used = form.is_bound and any(form.data.get(form.add_prefix(name)) for name in form.fields)
    return {"form": form, "action": action, "find": find, "button": button, "used": used}


@register.inclusion_tag("ui/_captcha.html")
def captcha(url: str, name: str = "altcha", start: str = "onfocus") -> Part:
    """Proof of work where script runs: {% captcha challenge_url %} inside the form.

    It starts when a field gets the focus; on a page without fields, with start="onload", at once.

    The URL answers a challenge of the Python package altcha as JSON; the form then has the
    solution in the field `altcha`. Without script the field is missing.
    """
    return {"url": url, "name": name, "start": start}


@register.inclusion_tag("ui/_act.html", takes_context=True)
def act(  # noqa: PLR0913 - all that a button may say
    context: template.Context,
    label: str,
    url: str = "",
    *,
    reason: object = "",
    note: object = "",
    icon: str = "",
    method: str = "get",
    primary: bool = False,
) -> Part:
    """An act inside <ul class="gk-acts">: live, or disabled with the reason it is refused with.

    {% act "延长期限" url icon="calendar-plus" reason=obstacle note="还可延10个工作日" %}
    """
    return {
        "label": label,
        "url": url,
        "reason": reason or "",
        "note": note,
        "icon": icon,
        "is_post": method.lower() == "post",
        "primary": primary,
        "id": f"act-{crc32(f'{label} {url}'.encode()):x}",
        "csrf_token": context.get("csrf_token"),
    }


# --- boxes ------------------------------------------------------------------------------------


@register.inclusion_tag("ui/_empty.html")
def empty_state(
    title: str, text: object = "", url: str = "", label: str = "", icon: str = "mood-smile"
) -> Part:
    """Nothing here, and what to do next."""
    return {"title": title, "text": text, "url": url, "label": label, "icon": icon}


_ALERTS = {"info": "group", "success": "status", "warning": "group", "danger": "group"}


@register.simple_block_tag
def alert(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """{% alert "warning" "届满日是暂定的" %}…{% endalert %}; danger only for act-now."""
    head = format_html('<p class="alert-title">{}</p>', title) if title else SafeString("")
    return format_html(
        '<div class="alert alert-{}" role="{}"><div>{}<div>{}</div></div></div>',
        kind,
        _ALERTS[kind],
        head,
        content,
    )


@register.simple_block_tag
def fold(content: SafeString, summary: str, *, is_open: bool = False) -> SafeString:
    """{% fold "用文字读这段期限" %}…{% endfold %}: more, folded."""
    return format_html(
        '<details class="gk-fold"{}><summary>{}</summary>{}</details>',
        SafeString(" open") if is_open else "",
        summary,
        content,
    )


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """{% scroll "表三" %}<table>…{% endscroll %}: a wide table in its own frame."""
    return format_html(
        '<p class="gk-scroll-hint mb-2">表较宽，可以左右滑动。</p>'
        '<div class="gk-scroll" tabindex="0" role="region" aria-label="{}，可以左右滑动">{}</div>',
        label,
        content,
    )


# --- bars -------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def entries(context: template.Context, place: str) -> list[Shown]:
    """The entries of a bar for this reader: {% entries "desk" as items %}."""
    request: HttpRequest | None = context.get("request")
    return navigation.shown(request, Place(place)) if request else []


@register.simple_tag(takes_context=True)
def search_of(context: template.Context, place: str) -> Search | None:
    """The search field of a bar for this reader: {% search_of "desk" as search %}."""
    return navigation.searched(context.get("request"), Place(place))


@register.filter
def alert_kind(tags: str) -> str:
    """The alert of a message of Django: an error needs someone, so it is red."""
    known: Mapping[str, str] = {"error": "danger", "warning": "warning", "success": "success"}
    return next((kind for tag, kind in known.items() if tag in tags.split()), "info")
