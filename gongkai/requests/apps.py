"""The app of the requests."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Requests have tables."""

    name = "gongkai.requests"
    label = "requests"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        from gongkai.audit.acts import name_acts  # noqa: PLC0415 as below
        from gongkai.requests import entries  # noqa: PLC0415 its models load after the apps

        name_acts(
            {
                "save_view": "保存常用筛选",
                "delete_view": "删除常用筛选",
                "import_ledger": "导入台账",
                "rebuild": "重新计算",
            }
        )
        entries.add()
