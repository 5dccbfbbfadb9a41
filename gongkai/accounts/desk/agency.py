"""The agency itself, its units, the agencies below: the pages of the system administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.accounts import actions
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.forms import AgencyForm, NewAgencyForm, UnitForm
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Agency, Unit
from gongkai.accounts.posts import Act, PostKind

_ADMINISTRATORS = {
    PostKind.SYSTEM_ADMINISTRATOR: "system",
    PostKind.SECURITY_ADMINISTRATOR: "security",
    PostKind.AUDIT_ADMINISTRATOR: "audit",
}


@duty(Act.MANAGE_AGENCY)
@require_http_methods(["GET", "POST"])
def agency(request: DeskRequest) -> HttpResponse:
    """What letters and pages say of the own agency; its units; the agencies below."""
    own = request.user.agency
    form = AgencyForm(request.POST or None, instance=Agency.objects.get(pk=own.pk))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_agency(agency=own, data=_data(form), by=request.user)
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "机关设置已保存。")
            return redirect("accounts:agency")
    return _page(request, form=form)


@duty(Act.MANAGE_AGENCY)
@require_POST
def add_unit(request: DeskRequest) -> HttpResponse:
    """Enter a unit."""
    form = UnitForm(request.POST, prefix="unit")
    if form.is_valid():
        name = form.cleaned_data["name"]
        if request.user.agency.units.filter(name=name).exists():
            form.add_error("name", f"已经有“{name}”，请换一个名称。")
        else:
            actions.add_unit(agency=request.user.agency, name=name, by=request.user)
            messages.success(request, f"已增设“{name}”。")
            return redirect("accounts:agency")
    return _page(request, unit_form=form)


@duty(Act.MANAGE_AGENCY)
@require_http_methods(["GET", "POST"])
def unit(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a unit another name."""
    found = get_object_or_404(Unit, pk=pk, agency=request.user.agency)
    form = UnitForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if found.agency.units.exclude(pk=pk).filter(name=name).exists():
            form.add_error("name", f"已经有“{name}”，请换一个名称。")
        else:
            actions.rename_unit(unit=found, name=name, by=request.user)
            messages.success(request, "名称已修改。")
            return redirect("accounts:agency")
    return render(request, "accounts/unit.html", {"form": form, "unit": found})


@duty(Act.MANAGE_AGENCY)
@never_cache
@require_http_methods(["GET", "POST"])
def new_agency(request: DeskRequest) -> HttpResponse:
    """Set up an agency below with its three administrators; their passwords are shown once."""
    form = NewAgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            founded, appointed = actions.establish(
                parent=request.user.agency,
                data=_data(form),
                administrators=_administrators(form),
                by=request.user,
            )
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            context = {"handed_over": appointed.values(), "founded": founded}
            return render(request, "accounts/password_once.html", context)
    return render(request, "accounts/agency_new.html", {"form": form})


def _page(
    request: DeskRequest, *, form: AgencyForm | None = None, unit_form: UnitForm | None = None
) -> HttpResponse:
    own = Agency.objects.get(pk=request.user.agency_id)
    context = {
        "form": form or AgencyForm(instance=own),
        "unit_form": unit_form or UnitForm(prefix="unit"),
        "units": own.units.order_by("name"),
        "children": own.children.order_by("pk"),
        "is_filled": form.is_bound if form else False,
    }
    return render(request, "accounts/agency.html", context)


def _data(form: AgencyForm) -> actions.AgencyData:
    return actions.AgencyData(**{name: form.cleaned_data[name] for name in AgencyForm.Meta.fields})


def _administrators(form: NewAgencyForm) -> dict[PostKind, actions.NewPerson]:
    given = form.cleaned_data
    return {
        kind: actions.NewPerson(given[f"{who}_username"], given[f"{who}_name"])
        for kind, who in _ADMINISTRATORS.items()
    }
