"""Addresses of the room, public first."""

from django.urls import path

from gongkai.accounts import public
from gongkai.accounts.desk import agency, journal, own, people

app_name = "accounts"
urlpatterns = [
    path("login/", public.log_in, name="login"),
    path("login/code/", public.login_code, name="login_code"),
    path("login/sso/", public.begin_single_sign_on, name="begin_single_sign_on"),
    path("login/sso/done/", public.end_single_sign_on, name="end_single_sign_on"),
    path("logout/", own.log_out, name="logout"),
    path("desk/home/", own.home, name="home"),
    path("desk/me/", own.me, name="me"),
    path("desk/me/password/", own.password, name="password"),
    path("desk/me/second-factor/", own.set_up_second_factor, name="second_factor"),
    path("desk/me/second-factor/picture/", own.second_factor_picture, name="second_factor_picture"),
    path("desk/me/second-factor/drop/", own.drop_second_factor, name="drop_second_factor"),
    path("desk/people/", people.people, name="people"),
    path("desk/people/new/", people.add_person, name="add_person"),
    path("desk/people/<int:pk>/", people.person, name="person"),
    path("desk/people/<int:pk>/change/", people.change_person, name="change_person"),
    path("desk/people/<int:pk>/posts/", people.appoint, name="appoint"),
    path("desk/people/<int:pk>/posts/<int:post>/end/", people.end_post, name="end_post"),
    path("desk/people/<int:pk>/deputies/", people.name_deputy, name="name_deputy"),
    path(
        "desk/people/<int:pk>/deputies/<int:deputyship>/end/",
        people.end_deputyship,
        name="end_deputyship",
    ),
    path("desk/people/<int:pk>/password/", people.reset_password, name="reset_password"),
    path(
        "desk/people/<int:pk>/second-factor/",
        people.reset_second_factor,
        name="reset_second_factor",
    ),
    path("desk/people/<int:pk>/access/", people.let_in_or_keep_out, name="access"),
    path("desk/agency/", agency.agency, name="agency"),
    path("desk/agency/new/", agency.new_agency, name="new_agency"),
    path("desk/agency/units/", agency.add_unit, name="add_unit"),
    path("desk/agency/units/<int:pk>/", agency.unit, name="unit"),
    path("desk/journal/", journal.journal, name="journal"),
]
