"""Pages in each skeleton, for the tests of the look; they stand beside the real addresses."""

from datetime import date

import altcha
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_POST

from gongkai.ui.desk import FILLED, SampleForm
from gongkai.ui.parts import Reason

PUBLIC = """{% extends "ui/public.html" %}{% load gongkai %}
{% block title %}申请公开政府信息{% endblock %}
{% block masthead %}{% include "ui/_masthead.html" with large=large %}{% endblock %}
{% block breadcrumb %}{% breadcrumb "政府信息公开" "/" "申请公开政府信息" %}{% endblock %}
{% block content %}
<div class="gk-layout mt-4"><div class="gk-one">
  {% steps steps 3 %}
  <p class="text-secondary mt-5 mb-1">第3步，共5步</p><h1>您要哪些信息</h1>
  <form class="gk-form mt-5" method="post" data-gk-keep novalidate>
    {{ form }}
    {% captcha "/sample/challenge/" %}
    <div class="btn-list"><button class="btn btn-primary" type="submit">保存并继续</button></div>
  </form></div>
  <aside aria-label="申请须知"><section class="gk-aside-block"><h2>您不需要</h2>
  <div class="gk-prose mt-2"><p>说明申请的理由或者用途。</p></div></section></aside></div>
{% endblock %}"""

NARROW = """{% extends "ui/narrow.html" %}{% load gongkai %}
{% block title %}登录{% endblock %}
{% block heading %}登录{% endblock %}
{% block lead %}<p class="text-secondary">工作人员登录。公众查询和申请不用登录。</p>{% endblock %}
{% block content %}<form class="gk-form" method="post">{% csrf_token %}
<div class="gk-field"><label class="form-label" for="u">用户名</label>
<input class="form-control" id="u" name="u" autocomplete="username"></div>
<div class="gk-field"><label class="form-label" for="p">密码</label>
<input class="form-control" id="p" type="password" autocomplete="current-password"></div>
<button class="btn btn-primary" type="submit">登录</button></form>{% endblock %}"""

HTMX = """{% extends "ui/desk.html" %}{% block title %}试{% endblock %}
{% block heading %}试{% endblock %}{% block content %}
<div id="part">旧</div>
<button class="btn" type="button" hx-get="/sample/part/" hx-target="#part">换</button>
<button class="btn" type="button" hx-post="/sample/refused/403/" hx-target="#part">被拒</button>
<button class="btn" type="button" hx-get="/sample/ended/" hx-target="#part">登录过期</button>
{% endblock %}"""

AGENCY = {
    "name": "示例区公安局",
    "office": "示例区公安局办公室",
    "address": "示例区示例大道1号",
    "hours": "工作日 9:00–12:00、14:00–18:00",
    "phone": "0000-5550 0100",
}
STEPS = ["申请人", "联系方式", "要哪些信息", "怎样获取", "核对提交"]


def rendered(request: HttpRequest, text: str, **context: object) -> HttpResponse:
    template = engines["django"].from_string(text)
    return HttpResponse(template.render({"agency": AGENCY, **context}, request))


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    form = SampleForm(request.POST or FILLED)
    return rendered(request, PUBLIC, form=form, steps=STEPS, large="large" in request.GET)


@login_not_required
def narrow(request: HttpRequest) -> HttpResponse:
    return rendered(request, NARROW)


ACT = """{% extends "ui/act.html" %}{% load gongkai %}
{% block title %}延长期限{% endblock %}
{% block breadcrumb %}{% breadcrumb "待办" "/" "2026-0044" "/" "延长期限" %}{% endblock %}
{% block heading %}延长期限{% endblock %}
{% block lead %}<p class="text-secondary mb-0">2026-0044 旅馆业治安检查</p>{% endblock %}
{% block aside %}<aside aria-label="期限怎样变"><section class="gk-aside-block"><h2>期限怎样变</h2>
{% why reasons %}</section></aside>{% endblock %}"""


def act(request: HttpRequest) -> HttpResponse:
    form = SampleForm(request.POST) if request.method == "POST" else SampleForm()
    reasons = [
        Reason(date(2026, 9, 7), "双方确认，为收到申请之日。", "条例第三十一条第（三）项"),
        Reason(date(2026, 11, 9), "届满日，第30个工作日。", due=True),
    ]
    words = {"act_label": "请负责人批准延期", "back_url": "/back/"}
    return rendered(request, ACT, form=form, reasons=reasons, **words)


@login_not_required
def with_htmx(request: HttpRequest) -> HttpResponse:
    return rendered(request, HTMX)


@login_not_required
def part(_request: HttpRequest) -> HttpResponse:
    return HttpResponse('<p class="text-secondary">新</p>')


@login_not_required
def ended(_request: HttpRequest) -> HttpResponse:
    return redirect("/sample/narrow/")


@login_not_required
def challenge(_request: HttpRequest) -> JsonResponse:
    made = altcha.create_challenge("PBKDF2/SHA-256", 10, hmac_secret="for tests")
    return JsonResponse(made.to_dict())


@login_not_required
def refused(_request: HttpRequest, status: int) -> HttpResponse:
    raised = {403: PermissionDenied("延期须由工作机构负责人批准。"), 413: RequestDataTooBig("big")}
    if status == 500:
        raise RuntimeError("made to fail")
    if status in raised:
        raise raised[status]
    answer = HttpResponse(status=status)
    answer["Retry-After"] = "60"
    return answer


rooms = [path(f"sample/room/{number}/", narrow, name=str(number)) for number in range(8)]
urlpatterns = [
    path("", include((rooms, "sample"))),
    path("", include("gongkai.config.urls")),
    path("sample/public/", public),
    path("sample/narrow/", narrow),
    path("sample/act/", act),
    path("sample/htmx/", with_htmx),
    path("sample/part/", part),
    path("sample/ended/", ended),
    path("sample/challenge/", challenge),
    path("sample/refused/<int:status>/", refused),
    path("sample/post-only/", login_not_required(require_POST(narrow))),
]

handler400 = "gongkai.ui.errors.bad_request"
handler403 = "gongkai.ui.errors.forbidden"
handler404 = "gongkai.ui.errors.not_found"
handler500 = "gongkai.ui.errors.server_error"
