"""Pages of the look itself."""

from django.urls import path

from gongkai.ui import desk, public

app_name = "ui"
urlpatterns = [
    path("appearance/", public.appearance, name="appearance"),
    path("desk/ui/", desk.parts, name="parts"),
]
