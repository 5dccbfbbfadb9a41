"""The app of agencies, people and posts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Agencies, people, posts."""

    name = "gongkai.accounts"
    label = "accounts"
    verbose_name = "机关、人员、岗位"

    def ready(self) -> None:
        from gongkai.accounts import entries  # noqa: PLC0415 its models load after the apps
        from gongkai.accounts.posts import ACT_NAMES, OWN_ACT_NAMES  # noqa: PLC0415 - models load after the apps
        from gongkai.audit.acts import name_acts  # noqa: PLC0415 - models load after the apps

        name_acts(ACT_NAMES)
        name_acts(OWN_ACT_NAMES)
        name_acts({"rotate_identity_keys": "更换身份信息密钥"})
        entries.add()
