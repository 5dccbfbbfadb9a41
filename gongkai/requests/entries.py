"""What the bars of the pages show of requests."""

from django.http import HttpRequest

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit.acts import name_acts
from gongkai.lib.today import today
from gongkai.requests import letter_queries
from gongkai.statute.event_records import KINDS
from gongkai.ui import navigation
from gongkai.ui.navigation import Entry, Place


def add() -> None:
    """Add the entries of this room, and say what its acts are called in the journal."""
    name_acts({kind: event.name for kind, event in KINDS.items()})
    name_acts(
        {
            "letter_begun": "生成文书草稿",
            "letter_rewritten": "修改文书草稿",
            "letter_sent_back": "退回文书",
            "letter_returned": "文书被退回",
            "letter_read": "收件人网上打开文书",
            "material_added": "添加文书附件",
            "material_dropped": "去掉文书附件",
            "material_cleared": "核对文书附件",
        }
    )
    name_acts(
        {
            "enclosed": "收到材料",
            "opened_identity": "查看身份证明",
            "confirmed_by_applicant": "申请人网上确认",
            "rectification_received": "收到更正申请",
        }
    )
    navigation.add(Entry("申请公开政府信息", "requests:apply", place=Place.PUBLIC, order=20))
    navigation.add(Entry("申请更正政府信息", "requests:rectify", place=Place.PUBLIC, order=25))
    navigation.add(Entry("查询申请进度", "requests:status", place=Place.PUBLIC, order=30))
    navigation.add(Entry("答复征求意见", "requests:opinion", place=Place.PUBLIC, order=40))
    navigation.add(
        Entry("文书", "requests:letters", act="read_requests", order=25, count=_letters_waiting)
    )
    navigation.add(Entry("依申请公开", "requests:worklist", act="read_requests", order=20))
    navigation.add(Entry("更正申请", "requests:rectifications", act="read_requests", order=25))
    navigation.search(
        Place.DESK, "requests:worklist", "编号、文号、内容、申请人全名", act=Act.READ_REQUESTS.value
    )


def _letters_waiting(request: HttpRequest) -> int:
    """How many letters wait for the reader, in the own agency."""
    user, may = request.user, getattr(request, "may", None)
    if not isinstance(user, User) or may is None:
        return 0
    agency = user.agency
    return len(letter_queries.waiting(user, agency, today(), may=may.acts_in(agency)))
