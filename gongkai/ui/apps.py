"""The app of the look; it has no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """界面: templates, tags, static files."""

    name = "gongkai.ui"
    label = "ui"
    verbose_name = "界面"
