"""The app of the due jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Due jobs have a table, so they are an app."""

    name = "gongkai.lib.jobs"
    label = "jobs"
