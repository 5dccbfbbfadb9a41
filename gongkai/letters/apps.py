"""The app of the letters."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters, their steps, their numbers, and how they were served."""

    name = "gongkai.letters"
    label = "letters"
    verbose_name = "文书"
