"""The app of the working days."""

from django.apps import AppConfig


class DaysConfig(AppConfig):
    """Holiday notices that were entered at the desk have a table."""

    name = "gongkai.days"
    label = "days"
    verbose_name = "工作日"
