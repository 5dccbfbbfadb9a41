"""制作案卷: choose for whom and what, then fetch one PDF of the whole file."""

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.requests import actions
from gongkai.requests.forms.bundle import BundleForm
from gongkai.requests.opened import open_case
from gongkai.requests.printing_queries import bundles_of


@duty(Act.EXPORT)
def bundle(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Order the bundle of a case; a small one is ready at once."""
    opened = open_case(request, year, serial, Act.EXPORT)
    form = BundleForm(request.POST or None, opened=opened)
    if form.is_valid():
        printing = actions.order_bundle(
            info_request=opened.info_request, order=form.order(), by=opened.reader
        )
        if actions.is_small(printing):
            actions.make(printing=printing)
        return redirect("requests:printing", printing_id=printing.pk)
    context = {
        "opened": opened,
        "form": form,
        "back": opened.url(),
        "label": "制作案卷",
        "made": bundles_of(opened.info_request, opened.reader),
    }
    return render(request, "requests/bundle.html", context, status=422 if form.is_bound else 200)
