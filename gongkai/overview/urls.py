"""Addresses of the pages that look at every room."""

from django.urls import path

from gongkai.overview import desk, public

app_name = "overview"
urlpatterns = [
    path("help/", public.contents, name="help"),
    path("help/images/<slug:name>.png", public.picture, name="help_picture"),
    path("help/<slug:slug>/", public.chapter, name="help_chapter"),
    path("desk/holidays/", desk.holidays, name="holidays"),
]
