"""What proves that a letter was served."""

from datetime import date

import pytest

from gongkai.statute.events import ServiceWay
from gongkai.statute.service import (
    DAY_THAT_COUNTS,
    SOURCES,
    ServiceProofs,
    missing_proof,
    served_on,
)

DAY = date(2026, 10, 12)
ENOUGH = {
    ServiceWay.POST: ServiceProofs(carrier="中国邮政", tracking_number="1234567890123"),
    ServiceWay.IN_PERSON: ServiceProofs(signed_by="张小明"),
    ServiceWay.ENTRUSTED: ServiceProofs(signed_by="张小明"),
    ServiceWay.ELECTRONIC: ServiceProofs(statement="申请表同意电子邮件送达，10时12分到达"),
    ServiceWay.LEFT: ServiceProofs(files=1),
    ServiceWay.PUBLIC_NOTICE: ServiceProofs(statement="门户网站公告，邮件两次退回"),
}


@pytest.mark.parametrize("way", ServiceWay)
def test_each_way_has_its_proof_its_day_and_its_source(way: ServiceWay) -> None:
    assert missing_proof(way, ServiceProofs())
    assert missing_proof(way, ENOUGH[way]) is None
    assert DAY_THAT_COUNTS[way].endswith("日")
    assert str(SOURCES[way])


def test_a_courier_is_no_post() -> None:
    proofs = ServiceProofs(carrier="某快递", tracking_number="1234567890123")
    assert "邮政企业" in (missing_proof(ServiceWay.POST, proofs) or "")


def test_a_public_notice_counts_when_its_term_is_over() -> None:
    assert served_on(ServiceWay.PUBLIC_NOTICE, DAY) == date(2026, 11, 11)
    assert served_on(ServiceWay.POST, DAY) == DAY
