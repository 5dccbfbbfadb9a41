"""What proves that a letter was served, by the way it went (国办公开办函〔2016〕235号).

Electronic service, refusal and public notice are not in that notice; they follow the Civil
Procedure Law by analogy [inference].
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.statute import terms
from gongkai.statute.citations import SERVICE_NOTICE, Law, Source
from gongkai.statute.events import ServiceWay

_CIVIL_PROCEDURE = "民事诉讼法"
POSTAL_CARRIERS = ("中国邮政", "邮政EMS")
"""Only postal enterprises may carry official letters (邮政法第五十五条)."""


@dataclass(frozen=True, slots=True)
class ServiceProofs:
    """What lies in the file of a service: texts as the desk writes them, files as a number."""

    tracking_number: str = ""
    carrier: str = ""
    signed_by: str = ""
    statement: str = ""
    files: int = 0


SOURCES: Mapping[ServiceWay, Source] = {
    ServiceWay.POST: SERVICE_NOTICE,
    ServiceWay.IN_PERSON: SERVICE_NOTICE,
    ServiceWay.ENTRUSTED: SERVICE_NOTICE,
    ServiceWay.ELECTRONIC: Law(_CIVIL_PROCEDURE, 90),
    ServiceWay.LEFT: Law(_CIVIL_PROCEDURE, 89),
    ServiceWay.PUBLIC_NOTICE: Law(_CIVIL_PROCEDURE, 95),
}

DAY_THAT_COUNTS: Mapping[ServiceWay, str] = {
    ServiceWay.POST: "交邮之日",
    ServiceWay.IN_PERSON: "签收之日",
    ServiceWay.ENTRUSTED: "签收之日",
    ServiceWay.ELECTRONIC: "到达受送达人系统之日",
    ServiceWay.LEFT: "留置之日",
    ServiceWay.PUBLIC_NOTICE: "公告期满之日",
}

PROOF_WORDS: Mapping[ServiceWay, str] = {
    ServiceWay.POST: "留存邮件号码和交邮凭证。",
    ServiceWay.IN_PERSON: "留存签收人签名的送达回证。",
    ServiceWay.ENTRUSTED: "留存受托机关代为送达、签收人签名的送达回证。",
    ServiceWay.ELECTRONIC: "写明受送达人同意的情况和到达时间。",
    ServiceWay.LEFT: "写明见证人，或者附上照片、录像截图。",
    ServiceWay.PUBLIC_NOTICE: "写明公告的载体和其他方式无法送达的原因。",
}
"""What the file of a service holds, by its way."""


def missing_proof(way: ServiceWay, proofs: ServiceProofs) -> str | None:
    """国办公开办函〔2016〕235号。What a service still lacks, in words that say how to mend it."""
    if way is ServiceWay.POST:
        return _of_post(proofs)
    if way in {ServiceWay.IN_PERSON, ServiceWay.ENTRUSTED} and not proofs.signed_by:
        return "请写明签收人；签收之日为送达之日。"
    if way is ServiceWay.ELECTRONIC and not proofs.statement:
        return "请写明申请人同意电子送达的情况和到达时间。"
    if way is ServiceWay.LEFT and not (proofs.statement or proofs.files):
        return "拒绝签收的，请写明见证人，或者附上照片、录像截图。"
    if way is ServiceWay.PUBLIC_NOTICE and not proofs.statement:
        return "请写明公告的载体和其他方式无法送达的原因。"
    return None


def _of_post(proofs: ServiceProofs) -> str | None:
    if proofs.carrier not in POSTAL_CARRIERS:
        return "邮寄只能通过邮政企业，请选择中国邮政或者邮政EMS。"
    return None if proofs.tracking_number else "请填写邮件号码；交邮之日为送达之日。"


def served_on(way: ServiceWay, on: date) -> date:
    """国办公开办函〔2016〕235号。The day a service counts, from the day it was done.

    A public notice counts when its term is over [inference].
    """
    if way is not ServiceWay.PUBLIC_NOTICE:
        return on
    return on + timedelta(terms.PUBLIC_NOTICE.days(on))
