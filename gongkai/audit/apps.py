"""The app of the journal."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The journal."""

    name = "gongkai.audit"
    label = "audit"
    verbose_name = "审计日志"
