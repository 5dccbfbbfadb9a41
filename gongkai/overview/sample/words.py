"""What the invented people of the sample ask for, and who they are."""

from dataclasses import dataclass

from gongkai.statute.report.facts import ApplicantClass

MATTERS: tuple[tuple[str, str], ...] = (
    (
        "旅馆业治安检查责令整改单位名单",
        "本局对辖区旅馆开展治安检查后责令整改的单位名单和整改完成情况。",
    ),
    ("小区出入口登记管理规定", "本局制定或者转发的居民小区出入口登记管理方面的规定全文。"),
    ("交通监控设备采购合同", "城区主要路口交通监控设备采购项目的合同文本和验收报告。"),
    ("户口迁移登记材料", "本人户口迁入本区时提交和形成的登记材料。"),
    ("道路限行方案的专家论证意见", "中心城区货车限行方案征求专家意见形成的论证意见。"),
    ("接处警总量和分类统计", "上一年度本局接处警的总量和按类别的统计数据。"),
    ("养犬管理收费依据", "办理养犬登记收取费用的依据和标准。"),
    ("大型活动安全许可决定", "人民广场元宵灯会安全许可的决定书和安全工作方案。"),
    ("派出所辖区划分图", "各派出所管辖范围的划分依据和示意图。"),
    ("机动车停放收费公示", "医院周边道路停车泊位的设置依据和收费标准。"),
    ("娱乐场所检查结果", "对辖区歌舞娱乐场所进行检查的结果。"),
    ("居住证申领办理流程", "居住证申领、签注、补换领的条件、材料和时限。"),
    ("非机动车上牌数量", "近三年电动自行车登记上牌的数量。"),
    ("行政处罚案卷", "本人与邻居纠纷治安案件的询问笔录和现场照片。"),
    ("辅警招聘考试成绩排名", "本年度警务辅助人员招聘笔试、面试成绩和排名。"),
    ("消防车通道划线范围", "老旧小区消防车通道划线管理的范围和依据。"),
    ("烟花爆竹禁放区域调整依据", "调整烟花爆竹禁放区域所依据的调查材料和会议纪要。"),
    ("执法记录仪视频", "某日某路口交通违法查处的执法记录仪视频。"),
    ("民警工作纪律通报", "本局内部关于工作纪律的通报。"),
    ("交通事故多发路段清单", "本区交通事故多发路段的排查清单和治理措施。"),
    ("拥堵治理项目预算", "缓堵保畅项目的预算和决算。"),
    ("户籍窗口工作时间", "各户籍窗口的地址、电话和工作时间。"),
    ("保安公司备案名录", "在本区备案的保安服务公司名录。"),
    ("信访事项的答复", "对本人反映噪声扰民问题的处理意见提出投诉。"),
    ("年度公开出版的统计年鉴", "公安统计年鉴的全部内容。"),
    ("无人机飞行管制通告", "举办活动期间无人机临时管制通告的全文。"),
)


_FITTING: dict[str, tuple[str, ...]] = {
    "D01": ("养犬管理收费依据", "居住证申领办理流程", "户籍窗口工作时间", "无人机飞行管制通告"),
    "D02": ("接处警总量和分类统计", "非机动车上牌数量", "保安公司备案名录", "派出所辖区划分图"),
    "D03": ("机动车停放收费公示", "小区出入口登记管理规定", "拥堵治理项目预算"),
    "D04": ("旅馆业治安检查责令整改单位名单", "娱乐场所检查结果"),
    "D05": ("大型活动安全许可决定",),
    "D06": ("执法记录仪视频",),
    "D07": ("大型活动安全许可决定",),
    "D08": ("交通监控设备采购合同",),
    "D09": ("民警工作纪律通报", "辅警招聘考试成绩排名"),
    "D10": ("道路限行方案的专家论证意见", "烟花爆竹禁放区域调整依据"),
    "D11": ("行政处罚案卷",),
    "D12": ("户口迁移登记材料",),
    "D13": ("养犬管理收费依据", "机动车停放收费公示", "小区出入口登记管理规定"),
    "D14": ("消防车通道划线范围", "机动车停放收费公示"),
    "D15": ("交通事故多发路段清单", "接处警总量和分类统计"),
    "D17": ("信访事项的答复",),
    "D19": ("年度公开出版的统计年鉴",),
    "D21": ("户口迁移登记材料",),
    "D25": ("信访事项的答复",),
}


def matters_for(outcome: str) -> tuple[tuple[str, str], ...]:
    """Matters that such a decision may well be made on; all of them where any will do."""
    fitting = _FITTING.get(outcome)
    return tuple(each for each in MATTERS if not fitting or each[0] in fitting)


@dataclass(frozen=True, slots=True)
class Somebody:
    """An invented applicant; the identity number has a right check digit and belongs to nobody."""

    name: str
    applicant_class: ApplicantClass
    identity_number: str


_PERSON, _COMPANY = ApplicantClass.NATURAL_PERSON, ApplicantClass.COMPANY

PEOPLE: tuple[Somebody, ...] = (
    Somebody("张小川", _PERSON, "990101199003070015"),
    Somebody("王建国", _PERSON, "990101197805120038"),
    Somebody("刘芳", _PERSON, "990101198509230042"),
    Somebody("吴海燕", _PERSON, "990101199211010068"),
    Somebody("何平", _PERSON, "990101196907040050"),
    Somebody("林晓月", _PERSON, "990101199602150084"),
    Somebody("示例区安达物流有限公司", _COMPANY, "91990101MA0000001Y"),
    Somebody("示例区悦来旅馆有限公司", _COMPANY, "91990101MA00000022"),
    Somebody("示例大学公共管理研究所", ApplicantClass.RESEARCH_BODY, "12990101MB0000003C"),
    Somebody("示例区绿色出行促进会", ApplicantClass.PUBLIC_WELFARE_BODY, "51990101MJ0000004W"),
    Somebody("示例明理律师事务所", ApplicantClass.LEGAL_SERVICE, "31990101MD0000005P"),
    Somebody("示例花园小区业主委员会", ApplicantClass.OTHER, "81990101MC0000006K"),
)
