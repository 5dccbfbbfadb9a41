"""In which form information is provided on request (条例 art 40)."""

from collections.abc import Mapping
from enum import StrEnum


class ProvisionForm(StrEnum):
    """A form of providing information."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    OTHER_FORM = "other_form"
    INSPECTION = "inspection"


class FormReason(StrEnum):
    """Why the form given may differ from the form asked for."""

    KEPT_OTHERWISE = "kept_otherwise"
    CARRIER_AT_RISK = "carrier_at_risk"
    COST_TOO_HIGH = "cost_too_high"


FORM_NAMES: Mapping[ProvisionForm, str] = {
    ProvisionForm.PAPER: "纸质文本",
    ProvisionForm.ELECTRONIC: "电子数据",
    ProvisionForm.OTHER_FORM: "其他适当形式",
    ProvisionForm.INSPECTION: "安排查阅、抄录",
}
FORM_REASON_NAMES: Mapping[FormReason, str] = {
    FormReason.KEPT_OTHERWISE: "行政机关保存政府信息的实际情况不同",
    FormReason.CARRIER_AT_RISK: "按照申请的形式提供可能危及政府信息载体安全",
    FormReason.COST_TOO_HIGH: "按照申请的形式提供公开成本过高",
}


def obstacle_to_form(
    asked: ProvisionForm, given: ProvisionForm, reason: FormReason | None = None
) -> str | None:
    """条例第四十条。Why information may not be given in this form, in words; None if it may.

    Inspection instead of a copy is for carriers at risk and for too high a cost only.
    """
    if given is asked:
        return None
    if reason is None:
        return f"申请人要求{FORM_NAMES[asked]}，以{FORM_NAMES[given]}提供的，应当说明原因。"
    if given is ProvisionForm.INSPECTION and reason is FormReason.KEPT_OTHERWISE:
        return "安排查阅、抄录，限于可能危及政府信息载体安全或者公开成本过高。"
    return None
