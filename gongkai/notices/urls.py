"""The addresses of the notices."""

from django.urls import path

from gongkai.notices import desk

app_name = "notices"
urlpatterns = [
    path("desk/notices/", desk.mine, name="mine"),
    path("desk/notices/read/", desk.read_all, name="read_all"),
]
