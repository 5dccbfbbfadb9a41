"""Forms of the office's own acts: assign, ask and answer searches, note, archive, split."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db.models import QuerySet

from gongkai.accounts import queries as accounts
from gongkai.accounts.models import Unit, User
from gongkai.accounts.posts import PostKind
from gongkai.lib.file_kinds import MOST_BYTES
from gongkai.requests.actions import Answer, Matter, Upload
from gongkai.requests.forms.act_form import day, line, words
from gongkai.requests.models import EnclosureKind, Search, SearchResult
from gongkai.requests.opened import Opened
from gongkai.statute.wording import chinese_date

SEARCH_DAYS = 5
MOST_MATTERS = 6
_KINDS = [(each.value, each.label) for each in EnclosureKind if each is not EnclosureKind.EVIDENCE]
"""What a file of a request may be; evidence belongs to requests for rectification."""


class OfficeForm(forms.Form):
    """An act of the office that changes the file, but is no event of the request."""

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        self.opened = opened
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the request."""

    def own_units(self) -> QuerySet[Unit]:
        """The units of the agency."""
        return Unit.objects.filter(agency=self.opened.info_request.agency).order_by("name")


class AssignForm(OfficeForm):
    optional: ClassVar = {"unit": "由工作机构自办的不填"}

    def prepare(self) -> None:
        info_request = self.opened.info_request
        handlers = accounts.holders(info_request.agency, PostKind.HANDLER, self.opened.on)
        people = forms.ModelChoiceField(
            User.objects.filter(pk__in=[each.pk for each in handlers]).order_by("name"),
            label="经办人",
            empty_label="请选择",
            initial=info_request.handler_id or self._reader_among(handlers),
        )
        units = forms.ModelChoiceField(
            self.own_units(),
            label="承办单位",
            required=False,
            empty_label="不交承办单位",
            initial=info_request.unit_id,
        )
        self.fields |= {"handler": people, "unit": units}

    def _reader_among(self, handlers: list[User]) -> int | None:
        """Who distributes an unhandled case keeps it, unless another is chosen."""
        reader = self.opened.reader
        return reader.pk if reader in handlers else None


if TYPE_CHECKING:
    _UnitsField = forms.ModelMultipleChoiceField[Unit]
else:
    _UnitsField = forms.ModelMultipleChoiceField


class UnitsField(_UnitsField):
    """Units; a number that no database holds names none of them, as any other wrong one."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """The units that are meant."""
        try:
            return super().clean(value)
        except OverflowError as error:
            raise forms.ValidationError("请从列出的单位里选。") from error


class SearchForm(OfficeForm):
    question = words("检索要求", rows=3, help_text="写明名称、年份、文号等线索。", most=500)
    answer_by_on = day("内部期限")

    def prepare(self) -> None:
        self.fields["question"].initial = self.opened.info_request.subject
        chosen = UnitsField(
            self.own_units(), label="交给哪些单位", initial=[self.opened.info_request.unit_id]
        )
        self.fields = {"units": chosen, **self.fields}
        proposed = self.opened.calendar.add(self.opened.on, SEARCH_DAYS)
        due_on = self.opened.info_request.due_on
        soon = due_on is not None and self.opened.on <= due_on < proposed
        self.fields["answer_by_on"].initial = due_on if soon else proposed
        if due_on:
            self.fields[
                "answer_by_on"
            ].help_text = f"答复期限至{chinese_date(due_on)}，请留出起草的时间。"

    def clean_answer_by_on(self) -> date:
        """An answer is wanted in time."""
        on: date = self.cleaned_data["answer_by_on"]
        if on < self.opened.on:
            raise forms.ValidationError("内部期限不能早于今天，请给检索单位留出时间。")
        due_on = self.opened.info_request.due_on
        if due_on and on > due_on and due_on >= self.opened.on:
            raise forms.ValidationError(f"内部期限不能晚于答复期限（{chinese_date(due_on)}）。")
        return on


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; gives their names and contents."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Each file of its own size; the kinds are looked at when they are taken in."""
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not sent:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        for file in sent:
            super().clean(file, initial)
            if file.size > MOST_BYTES:
                most = MOST_BYTES >> 20
                raise forms.ValidationError(f"“{file.name}”超过{most} MB，请压缩或者分开上传。")
        return [Upload(file.name, file.read()) for file in sent]


class SearchAnswerForm(OfficeForm):
    result = forms.ChoiceField(
        label="检索结果", choices=SearchResult.choices, widget=forms.RadioSelect
    )
    place = words(
        "检索了哪些地方", rows=2, help_text="档案柜、业务系统、数据库的名称，年份范围。", most=500
    )
    method = words(
        "怎样检索的", rows=2, help_text="例如：按名称和文号在办公系统中检索，并翻查目录。", most=500
    )
    searched_by = line("检索人", help_text="可以写几个人。", most=100)
    material = FilesField(
        label="检索到的材料",
        required=False,
        help_text="PDF、JPG、PNG、DOCX、XLSX，每个不超过10 MB，可以选几个。",
    )
    remark = words("说明", rows=3, required=False, help_text="需要征求意见的，写明征求谁的意见。")

    def __init__(self, *args: Any, search: Search, **kwargs: Any) -> None:
        self.search = search
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["searched_by"].initial = self.opened.reader.name

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        result = given.get("result")
        if result == SearchResult.FOUND and not given.get("material") and not given.get("remark"):
            self.add_error("material", "请上传检索到的材料；只有纸质的，在说明里写明存放的地方。")
        if result == SearchResult.NEEDS_OPINION and not given.get("remark"):
            self.add_error("remark", "请写明需要征求谁的意见，以及理由。")
        return given

    def answer(self) -> Answer:
        """What the unit says."""
        given = self.cleaned_data
        return Answer(
            result=SearchResult(given["result"]),
            place=given["place"],
            method=given["method"],
            searched_by=given["searched_by"],
            remark=given["remark"],
        )


class EncloseForm(OfficeForm):
    kind = forms.ChoiceField(label="是什么材料", choices=[("", "请选择"), *_KINDS])
    material = FilesField(
        label="文件", help_text="PDF、JPG、PNG、DOCX、XLSX，每个不超过10 MB，可以选几个。"
    )


class NoteForm(OfficeForm):
    text = words("备注", help_text="只在本机关内部可见。不要写证件号码和电话。")


class UrgeForm(OfficeForm):
    text = line(
        "催办的话", help_text="经办人和工作机构负责人会收到提醒。不要写申请人的姓名和电话。"
    )

    def prepare(self) -> None:
        """Words that serve as they stand."""
        self.fields["text"].initial = "请抓紧办理，按期答复。"


class ArchiveForm(OfficeForm):
    """Nothing to fill in: the page says what is put away."""


class ConversionForm(OfficeForm):
    reason = words(
        "理由", rows=3, help_text="例如：已有3个申请人申请相同信息，且不涉及第三方权益。"
    )


class SplitForm(OfficeForm):
    remark = words("分件的理由", rows=2, help_text="例如：一份申请中写了互不相关的几个事项。")

    def prepare(self) -> None:
        rows: dict[str, forms.Field] = {}
        for number in range(1, MOST_MATTERS + 1):
            rows[f"subject_{number}"] = line(f"第{number}件的信息名称", required=number <= 2)
            rows[f"description_{number}"] = words(f"第{number}件的特征描述", rows=2, required=False)
        rows["subject_1"].initial = self.opened.info_request.subject
        rows["description_1"].initial = self.opened.info_request.description
        self.fields = {**rows, **self.fields}

    def first_rows(self) -> list[Any]:
        """The two matters that there must be."""
        return [
            self[f"{name}_{number}"] for number in (1, 2) for name in ("subject", "description")
        ]

    def more_rows(self) -> list[Any]:
        """Further matters, folded away."""
        return [
            self[f"{name}_{number}"]
            for number in range(3, MOST_MATTERS + 1)
            for name in ("subject", "description")
        ]

    def has_more(self) -> bool:
        """Whether a further matter is filled in, so that the fold is open."""
        return any(bound.value() for bound in self.more_rows())

    def matters(self) -> list[Matter]:
        """The matters that are named, in order."""
        given = self.cleaned_data
        return [
            Matter(given[f"subject_{number}"], given[f"description_{number}"])
            for number in range(1, MOST_MATTERS + 1)
            if given[f"subject_{number}"]
        ]
