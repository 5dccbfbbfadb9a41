"""People, their posts and deputies: the pages of the security administrator."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.accounts import actions, queries
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.forms import DeputyForm, NewPersonForm, PeopleFilter, PersonForm, PostForm
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Deputy, Post, User
from gongkai.accounts.posts import Act
from gongkai.lib.today import today

_A_PAGE = 50


@duty(Act.MANAGE_PEOPLE)
def people(request: DeskRequest) -> HttpResponse:
    """The people of the agency with their posts of today."""
    form = PeopleFilter(request.GET or None)
    found = queries.people_of(request.user.agency)
    if form.is_valid():
        found = queries.narrowed(found, **form.cleaned_data, on=today())
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    rows = queries.with_posts(page.object_list, today())
    context = {"form": form, "page": page, "rows": rows, "on": today()}
    return render(request, "accounts/people.html", context)


@duty(Act.MANAGE_PEOPLE)
@never_cache
@require_http_methods(["GET", "POST"])
def add_person(request: DeskRequest) -> HttpResponse:
    """Enter a person; the one-time password is shown once."""
    form = NewPersonForm(request.POST or None, agency=request.user.agency)
    if request.method == "POST" and form.is_valid():
        try:
            person, password = actions.add_person(
                agency=request.user.agency, by=request.user, **form.cleaned_data
            )
        except NotAllowed as error:
            form.add_error("username", str(error))
        else:
            return _password_once(request, person, password)
    return render(request, "accounts/person_new.html", {"form": form})


@duty(Act.MANAGE_PEOPLE)
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """One person: what is known, posts, deputies, the account."""
    return _page(request, _person(request, pk))


@duty(Act.MANAGE_PEOPLE)
@require_POST
def change_person(request: DeskRequest, pk: int) -> HttpResponse:
    """Change name, unit, mail address."""
    person = _person(request, pk)
    form = PersonForm(request.POST, agency=person.agency)
    return _done(
        request,
        person,
        form,
        "form",
        lambda: actions.change_person(person=person, by=request.user, **form.cleaned_data),
    )


@duty(Act.MANAGE_PEOPLE)
@require_POST
def appoint(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a person a post."""
    person = _person(request, pk)
    form = PostForm(request.POST, prefix="post")
    return _done(
        request,
        person,
        form,
        "post_form",
        lambda: actions.appoint(person=person, by=request.user, **form.cleaned_data),
    )


@duty(Act.MANAGE_PEOPLE)
@require_POST
def end_post(request: DeskRequest, pk: int, post: int) -> HttpResponse:
    """Let a post end today."""
    person = _person(request, pk)
    held = get_object_or_404(Post, pk=post, person=person)
    return _tried(request, person, lambda: actions.end_post(post=held, on=today(), by=request.user))


@duty(Act.MANAGE_PEOPLE)
@require_POST
def name_deputy(request: DeskRequest, pk: int) -> HttpResponse:
    """Let somebody act for a person for a while."""
    person = _person(request, pk)
    form = DeputyForm(request.POST, prefix="deputy", person=person)
    return _done(
        request,
        person,
        form,
        "deputy_form",
        lambda: actions.name_deputy(person=person, by=request.user, **form.cleaned_data),
    )


@duty(Act.MANAGE_PEOPLE)
@require_POST
def end_deputyship(request: DeskRequest, pk: int, deputyship: int) -> HttpResponse:
    """Let a deputyship end today; one that has not begun is cancelled."""
    person = _person(request, pk)
    found = get_object_or_404(Deputy, pk=deputyship, person=person)
    return _tried(
        request,
        person,
        lambda: actions.end_deputyship(deputyship=found, on=today(), by=request.user),
    )


@duty(Act.MANAGE_PEOPLE)
@never_cache
@require_POST
def reset_password(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a person a new one-time password, shown once."""
    person = _person(request, pk)
    try:
        password = actions.reset_password(person=person, by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect("accounts:person", pk=person.pk)
    return _password_once(request, person, password)


@duty(Act.MANAGE_PEOPLE)
@require_POST
def reset_second_factor(request: DeskRequest, pk: int) -> HttpResponse:
    """Drop the second factor of a person who has lost the authenticator."""
    person = _person(request, pk)
    return _tried(
        request, person, lambda: actions.drop_second_factor(person=person, by=request.user)
    )


@duty(Act.MANAGE_PEOPLE)
@require_POST
def let_in_or_keep_out(request: DeskRequest, pk: int) -> HttpResponse:
    """Block a person's account, or lift the block."""
    person = _person(request, pk)
    act = actions.block_person if person.is_active else actions.unblock_person
    return _tried(request, person, lambda: act(person=person, by=request.user))


def _person(request: DeskRequest, pk: int) -> User:
    """A person of the own agency; others do not exist (404)."""
    return get_object_or_404(User, pk=pk, agency=request.user.agency)


def _done(
    request: DeskRequest, person: User, form: forms.Form, name: str, act: Callable[[], object]
) -> HttpResponse:
    """Do what a form of the page asks, or show the page again with what was entered."""
    if form.is_valid():
        try:
            act()
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("accounts:person", pk=person.pk)
    return _page(request, person, **{name: form})


def _tried(request: DeskRequest, person: User, act: Callable[[], object]) -> HttpResponse:
    """Do what a button of the page asks, and say how it went."""
    try:
        act()
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已办理。")
    return redirect("accounts:person", pk=person.pk)


def _page(request: DeskRequest, person: User, **forms_of_page: forms.Form) -> HttpResponse:
    known = {"name": person.name, "unit": person.unit_id, "email": person.email}
    context = {
        "person": person,
        "on": today(),
        "posts": person.posts.order_by("until", "-since"),
        "deputies": person.deputies.select_related("deputy").order_by("-since"),
        "deputises": person.deputises.filter(until__gte=today()).select_related("person"),
        "has_second_factor": hasattr(person, "second_factor"),
        "is_self": person.pk == request.user.pk,
        "form": PersonForm(initial=known, agency=person.agency),
        "post_form": PostForm(prefix="post", initial={"since": today()}),
        "deputy_form": DeputyForm(prefix="deputy", person=person, initial={"since": today()}),
        **forms_of_page,
    }
    return render(request, "accounts/person.html", context)


def _password_once(request: DeskRequest, person: User, password: str) -> HttpResponse:
    context = {"handed_over": [(person, password)], "person": person}
    return render(request, "accounts/password_once.html", context)
