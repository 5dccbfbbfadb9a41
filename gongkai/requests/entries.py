"""What the bars of the pages show of requests."""

from gongkai.accounts.posts import Act
from gongkai.audit.acts import name_acts
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
    navigation.add(Entry("文书", "requests:letters", act="read_requests", order=25))
    navigation.add(Entry("依申请公开", "requests:worklist", act="read_requests", order=20))
    navigation.add(Entry("更正申请", "requests:rectifications", act="read_requests", order=25))
    navigation.search(
        Place.DESK, "requests:worklist", "编号、文号、内容", act=Act.READ_REQUESTS.value
    )
