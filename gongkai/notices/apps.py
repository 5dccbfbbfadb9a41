"""The app of the notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices have a table."""

    name = "gongkai.notices"
    label = "notices"
    verbose_name = "提醒"

    def ready(self) -> None:
        from gongkai.audit.acts import name_acts  # noqa: PLC0415 as below
        from gongkai.ui import navigation  # noqa: PLC0415 the bars are there once apps are

        name_acts({"tell": "提醒"})
        navigation.add(
            navigation.Entry("我的提醒", "notices:mine", place=navigation.Place.PERSON, order=10)
        )
