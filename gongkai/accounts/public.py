"""The way in: login, second factor, single sign-on."""

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.accounts import actions, login, single_sign_on
from gongkai.accounts.forms import CodeForm, LoginForm
from gongkai.accounts.models import User
from gongkai.ui import errors

WRONG = "登录名或者密码不对，请核对大小写后再试。忘了密码，请安全管理员重置。"
LOCKED = errors.Words(
    "登录失败次数太多，暂时停用",
    "为了防止有人猜密码，这个登录名从这里登录暂时停用。",
    (
        f"过{settings.AXES_COOLOFF_TIME}小时后再试。",
        "忘了密码，请本机关的安全管理员重置；不是您本人操作的，也请告诉安全管理员。",
    ),
)


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """The login page."""
    then = request.POST.get("next", request.GET.get("next", ""))
    if isinstance(request.user, User):
        return redirect("accounts:home")
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"].strip()
        password = form.cleaned_data["password"]
        person = auth.authenticate(request, username=username, password=password)
        if isinstance(person, User):
            return login.first_factor_shown(request, person, way="密码", then=then)
        actions.note_failed_login(username=username, why="密码不对")
        form.add_error(None, WRONG)
    context = {"form": form, "next": then, "single_sign_on": single_sign_on.name()}
    return render(request, "accounts/login.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def login_code(request: HttpRequest) -> HttpResponse:
    """The second factor."""
    half_way = login.half_way(request)
    if half_way is None:
        return redirect("accounts:login")
    person, way, then = half_way
    if login.is_locked(request, person):
        return locked_out(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if actions.use_code(person=person, code=form.cleaned_data["code"]):
            return login.let_in(request, person, way=f"{way}和动态口令", then=then)
        login.wrong_code(request, person)
        form.add_error(
            "code", "口令不对或者已经用过。请等手机上换一个新的再试，或者用一个备用口令。"
        )
    return render(request, "accounts/login_code.html", {"form": form})


def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """The page of somebody who failed too often; not a view of its own."""
    return errors.page(request, 429, words=LOCKED)


@login_not_required
@never_cache
def begin_single_sign_on(request: HttpRequest) -> HttpResponse:
    """Go to the identity provider."""
    request.session["single_sign_on_next"] = request.GET.get("next", "")
    try:
        return single_sign_on.begin(request)
    except single_sign_on.NotSignedOn as error:
        messages.error(request, str(error))
        return redirect("accounts:login")


@login_not_required
@never_cache
def end_single_sign_on(request: HttpRequest) -> HttpResponse:
    """Come back from the identity provider."""
    try:
        person = single_sign_on.person_of(request)
    except single_sign_on.NotSignedOn as error:
        messages.error(request, str(error))
        return redirect("accounts:login")
    then = request.session.pop("single_sign_on_next", "")
    return login.first_factor_shown(request, person, way=settings.OIDC_NAME, then=then)
