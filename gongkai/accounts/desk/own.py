"""The own account: where to begin, posts and deputies, password, second factor, the way out."""

from io import BytesIO

import segno
from django.conf import settings
from django.contrib import auth, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.accounts import actions, queries, second_factor
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.forms import CodeForm, PasswordForm
from gongkai.accounts.guard import DeskRequest, own
from gongkai.accounts.models import Deputy, SecondFactor
from gongkai.accounts.posts import CASE_POSTS, POST_NAMES, PostKind
from gongkai.lib.today import today

_BEGINNINGS = {
    PostKind.SECURITY_ADMINISTRATOR: "accounts:people",
    PostKind.SYSTEM_ADMINISTRATOR: "accounts:agency",
    PostKind.AUDIT_ADMINISTRATOR: "accounts:journal",
}


@own
def home(request: DeskRequest) -> HttpResponse:
    """Go where this person's work begins."""
    kinds = {post.kind for post in queries.posts_of(request.user, today())}
    if kinds & CASE_POSTS:
        return redirect(settings.DESK_HOME)
    administration = [page for kind, page in _BEGINNINGS.items() if kind in kinds]
    return redirect(administration[0] if administration else "accounts:me")


@own
@never_cache
def me(request: DeskRequest) -> HttpResponse:
    """My account."""
    on = today()
    deputies = Deputy.objects.filter(until__gte=on).select_related("person", "deputy")
    context = {
        "posts": [POST_NAMES[p.kind] for p in queries.posts_of(request.user, on) if p.own],
        "deputies": deputies.filter(person=request.user).order_by("since"),
        "deputises": deputies.filter(deputy=request.user).order_by("since"),
        "second_factor": _factor(request),
        "recovery_codes": request.user.recovery_codes.count(),
        "must_have_second_factor": settings.SECOND_FACTOR_FOR_ALL,
        "on": on,
    }
    return render(request, "accounts/me.html", context)


@own
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: DeskRequest) -> HttpResponse:
    """Change the own password."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        auth.update_session_auth_hash(request, request.user)
        messages.success(request, "密码已修改，别处的登录已全部退出。")
        return redirect("accounts:home")
    context = {"form": form, "must": request.user.must_change_password}
    return render(request, "accounts/password.html", context)


@own
@never_cache
@require_http_methods(["GET", "POST"])
def set_up_second_factor(request: DeskRequest) -> HttpResponse:
    """Enter the secret into an authenticator and prove it with a first code."""
    if _factor(request):
        return redirect("accounts:me")
    secret = actions.begin_second_factor(person=request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = actions.confirm_second_factor(
                person=request.user, code=form.cleaned_data["code"]
            )
        except NotAllowed as error:
            form.add_error("code", str(error))
        else:
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
    context = {"form": form, "secret": " ".join(_in_fours(secret))}
    return render(request, "accounts/second_factor.html", context)


@own
@never_cache
def second_factor_picture(request: DeskRequest) -> HttpResponse:
    """The secret as a picture for the authenticator, until it is confirmed."""
    if _factor(request):
        raise Http404
    secret = actions.begin_second_factor(person=request.user)
    issuer = f"公开 {request.user.agency.name}"
    content = second_factor.address(secret, username=request.user.username, issuer=issuer)
    picture = BytesIO()
    segno.make(content, error="m").save(picture, kind="svg", scale=5, border=4, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@own
@require_POST
def drop_second_factor(request: DeskRequest) -> HttpResponse:
    """Do without a second factor from now on."""
    if settings.SECOND_FACTOR_FOR_ALL:
        messages.error(request, "本单位要求人人使用动态口令，不能停用。换手机请找安全管理员。")
    else:
        actions.drop_second_factor(person=request.user, by=request.user)
        messages.success(request, "动态口令已停用。")
    return redirect("accounts:me")


@own
@require_POST
def log_out(request: DeskRequest) -> HttpResponse:
    """Leave."""
    actions.note_logout(person=request.user)
    auth.logout(request)
    messages.success(request, "您已退出。")
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _changed(request: DeskRequest, form: PasswordForm) -> bool:
    """Whether the password could be changed; if not, the form says why."""
    if not request.user.check_password(form.cleaned_data["old"]):
        form.add_error("old", "现在的密码不对，请核对大小写后再写一遍。")
        return False
    if form.cleaned_data["old"] == form.cleaned_data["new"]:
        form.add_error("new", "新密码和现在的相同，请换一个。")
        return False
    try:
        actions.change_password(person=request.user, password=form.cleaned_data["new"])
    except ValidationError as error:
        form.add_error("new", error)
        return False
    return True


def _factor(request: DeskRequest) -> SecondFactor | None:
    factors = SecondFactor.objects.filter(person=request.user, confirmed_at__isnull=False)
    return factors.first()


def _in_fours(secret: str) -> list[str]:
    return [secret[place : place + 4] for place in range(0, len(secret), 4)]
