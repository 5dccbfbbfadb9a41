"""Skeletons, appearance, refusals, bars."""

import pytest
from django.contrib.messages import constants
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings

from gongkai.ui import navigation
from gongkai.ui.navigation import Entry, Place
from gongkai.ui.templatetags.gongkai import alert_kind
from tests.cast import Cast

pytestmark = [pytest.mark.urls("tests.ui.pages"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def empty_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_searches", {})


def test_appearance_is_kept_and_one_returns(client: Client) -> None:
    answer = client.post(reverse("ui:appearance"), {"theme": "dark", "back": "/sample/public/?a=1"})
    assert answer.url == "/sample/public/?a=1"  # type: ignore[attr-defined]  # a redirect
    page = client.get("/sample/public/").content.decode()
    assert '<html lang="zh-CN" data-bs-theme="dark">' in page
    client.post(reverse("ui:appearance"), {"text": "large", "back": "/"})
    assert 'data-gk-text="large"' in client.get("/sample/public/").content.decode()
    client.post(reverse("ui:appearance"), {"text": "", "back": "/"})
    assert "data-gk-text" not in client.get("/sample/public/").content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:x", ""])
def test_appearance_leads_to_no_other_host(client: Client, back: str) -> None:
    answer = client.post(reverse("ui:appearance"), {"theme": "dark", "back": back})
    assert answer.url == "/"  # type: ignore[attr-defined]  # a redirect


def test_appearance_takes_known_words_alone(client: Client) -> None:
    client.post(reverse("ui:appearance"), {"theme": 'x"><b>', "text": "huge"})
    assert "gk_theme" not in client.cookies or not client.cookies["gk_theme"].value
    client.cookies["gk_theme"] = "pink"
    assert "data-bs-theme" not in client.get("/sample/public/").content.decode()


def test_parts_page_asks_for_a_login(client: Client, settings: Settings) -> None:
    settings.LOGIN_URL = "/sample/narrow/"
    assert client.get(reverse("ui:parts")).status_code == 302


def test_every_page_carries_the_policy(client: Client) -> None:
    policy = client.get("/sample/public/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "default-src 'none'" in policy


def test_stores_of_pages_learn_that_they_differ(client: Client) -> None:
    assert "Cookie" in client.get("/sample/part/")["Vary"]
    assert "Cookie" in client.get("/nowhere/")["Vary"]


def test_an_act_has_one_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.handler, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post("/sample/act/", {"phone": "1"}).content.decode()
    assert page.count("btn-primary") == 1
    assert page.count("gk-errors") == 1
    assert 'enctype="multipart/form-data"' in page
    assert '<a class="btn btn-link" href="/back/">取消</a>' in page


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/sample/refused/400/", 400, ""),
        ("/sample/refused/403/", 403, "延期须由工作机构负责人批准。"),
        ("/nowhere/", 404, "没有找到这个页面"),
        ("/sample/post-only/", 405, "这个地址不能直接打开"),
        ("/sample/refused/413/", 413, "上传的内容太大"),
        ("/sample/refused/429/", 429, "操作太频繁，请稍等"),
    ],
)
def test_refusals_say_what_to_do_next(client: Client, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    if words:
        page = answer.content.decode()
        assert words in page
        assert "接下来" in page
        assert 'class="gk-footer' in page


def test_staff_read_refusals_at_the_desk(client: Client, cast: Cast) -> None:
    client.force_login(cast.handler, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/nowhere/").content.decode()
    assert 'class="gk-bar' in page
    assert 'class="gk-footer' not in page


def test_headers_of_a_refusal_stay(client: Client) -> None:
    assert client.get("/sample/refused/429/")["Retry-After"] == "60"
    assert client.get("/sample/post-only/")["Allow"] == "POST"


def test_failure_asks_nothing_of_the_database(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/sample/refused/500/")
    assert answer.status_code == 500
    assert "没有保存" in answer.content.decode()


def test_a_form_without_token_is_told_why() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sample/narrow/", {"u": "x"})
    assert answer.status_code == 403
    assert "刷新后再提交一次" in answer.content.decode()


# --- bars -------------------------------------------------------------------------------------


def request(path: str = "/", *acts: str) -> HttpRequest:
    asked = RequestFactory().get(path)
    asked.may = acts.__contains__  # type: ignore[attr-defined]  # put there by the middleware
    return asked


def labels(asked: HttpRequest) -> list[str]:
    return [shown.label for shown in navigation.shown(asked, Place.DESK)]


def test_bar_shows_what_one_may_in_order() -> None:
    navigation.add(Entry("部件", "ui:parts", act="look", order=30))
    navigation.add(Entry("显示", "ui:appearance", order=20))
    navigation.add(Entry("没有安装", "elsewhere:page", order=10))
    assert labels(request("/", "look")) == ["显示", "部件"]
    assert labels(request()) == ["显示"]
    assert labels(RequestFactory().get("/")) == ["显示"]


def test_bar_marks_where_one_is() -> None:
    navigation.add(Entry("部件", "ui:parts"))
    here = navigation.shown(request("/desk/ui/icons/"), Place.DESK)
    assert [shown.current for shown in here] == [True]


def test_desk_has_its_bar_menu_and_search(client: Client, cast: Cast) -> None:
    navigation.add(Entry("部件", "ui:parts"))
    navigation.add(Entry("退出", "ui:appearance", place=Place.PERSON, post=True))
    navigation.search(Place.DESK, "ui:parts", "编号、文号、内容")
    client.force_login(cast.handler, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("ui:parts")).content.decode()
    assert '<a href="/desk/ui/" aria-current="page">部件</a>' in page
    assert 'placeholder="编号、文号、内容"' in page
    assert cast.handler.name in page
    assert page.count(">退出</button>") == 2


def test_the_search_of_a_bar_is_for_those_who_may_use_it() -> None:
    navigation.search(Place.DESK, "ui:parts", "编号、文号、内容", act="read_requests")
    assert navigation.searched(request("/", "read_requests"), Place.DESK)
    assert navigation.searched(request("/"), Place.DESK) is None


def test_messages_have_their_kind() -> None:
    kinds = {name: alert_kind(tag) for name, tag in constants.DEFAULT_TAGS.items()}
    assert kinds[constants.ERROR] == "danger"
    assert kinds[constants.WARNING] == "warning"
    assert kinds[constants.SUCCESS] == "success"
    assert kinds[constants.INFO] == "info"
