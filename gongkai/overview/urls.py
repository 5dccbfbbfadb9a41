"""Addresses of the pages that look at every room."""

from django.urls import path

from gongkai.overview import desk

app_name = "overview"
urlpatterns = [
    path("desk/holidays/", desk.holidays, name="holidays"),
]
