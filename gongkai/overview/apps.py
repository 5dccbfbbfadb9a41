"""The app of the pages that look at every room."""

from django.apps import AppConfig

from gongkai.accounts.posts import Act
from gongkai.audit.acts import name_acts
from gongkai.overview.help_places import fitting
from gongkai.ui import context, navigation
from gongkai.ui.navigation import Entry


class OverviewConfig(AppConfig):
    """No tables, only pages."""

    name = "gongkai.overview"
    label = "overview"
    verbose_name = "总览"

    def ready(self) -> None:
        """Offer the pages to whom they are for, and name what the journal tells of the sample."""
        name_acts({"sample_built": "放入示例"})
        context.help_by(fitting)
        navigation.add(Entry("工作日", "overview:holidays", act=Act.ENTER_HOLIDAYS.value, order=90))
