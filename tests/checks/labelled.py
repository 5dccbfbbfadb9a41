"""Invented sentences with personal data at known places, and others that only look like it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from gongkai.checks.findings import FindingKind as K
from gongkai.lib import credit_code, identity_card

SEED = 20260930
_CHARACTERS_OF_CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LETTERS_OF_PLATES = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Text:
    """A text and what stands where in it."""

    text: str
    spans: tuple[tuple[K, int, int], ...] = ()


class Inventor:
    """Values by chance, the same ones for the same seed."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.chance.choice("0123456789") for _ in range(count))

    def identity_number(self) -> str:
        region = self.chance.choice(["500101", "510104", "620102", "110101", "422801", "520103"])
        year, month, day = (self.chance.randint(*r) for r in ((1938, 2009), (1, 12), (1, 28)))
        return identity_card.with_check_sign(f"{region}{year}{month:02}{day:02}{self.digits(3)}")

    def wrong_identity_number(self) -> str:
        right = self.identity_number()
        return right[:-1] + self.chance.choice([s for s in "0123456789" if s != right[-1]])

    def mobile(self) -> str:
        return f"1{self.chance.choice('3456789')}{self.digits(9)}"

    def bank_card(self) -> str:
        first = self.chance.choice(["622202", "621700", "955880", "623668"]) + self.digits(12)
        return first + luhn(first)

    def credit_code(self) -> str:
        first = self.chance.choice(["91", "92", "11", "52"]) + f"500{self.digits(3)}"
        rest = "".join(self.chance.choice(_CHARACTERS_OF_CODES) for _ in range(9))
        return credit_code.with_check_sign(first + rest)

    def plate(self) -> str:
        head = self.chance.choice("渝川京贵") + self.chance.choice("ABCDGHN")
        tail = self.chance.choice(
            [
                self.digits(5),
                self.digits(3) + self.chance.choice(_LETTERS_OF_PLATES) + self.digits(1),
                "D" + self.digits(5),
                "F" + self.chance.choice(_LETTERS_OF_PLATES) + self.digits(4),
                self.digits(5) + "D",
            ]
        )
        return head + self.chance.choice(["", "", "·"]) + tail

    def passport(self) -> str:
        return self.chance.choice(["E", "EA", "EJ", "G"]).ljust(2, "5") + self.digits(7)

    def email(self) -> str:
        name = self.chance.choice(["zhang.san", "li_si88", "w-w", "q"]) + self.digits(3)
        return f"{name}@{self.chance.choice(['example.com', 'mail.example.cn', 'example.org'])}"

    def landline(self) -> str:
        return self.chance.choice(["023-6{}", "(023)4{}", "0816-2{}"]).format(self.digits(6))

    def address(self) -> str:
        pattern = self.chance.choice(ADDRESSES)
        small = [str(self.chance.randint(1, 30)) for _ in range(3)]
        return pattern.format(*small, self.chance.randint(101, 2804))


ADDRESSES = [
    "重庆市南川区东城街道隆化大道{0}号附{1}号",
    "四川省成都市武侯区桂溪街道天府三街{0}号{1}栋{2}单元{3}号",
    "万州区太安镇凤凰社区{0}组{1}号",
    "北碚区天生路{0}号{1}幢{2}-3",
    "忠县忠州街道州屏环路{0}号{3}室",
    "渝中区解放碑街道八一路{0}号{3}室",
    "云阳县凤鸣镇桐林村{0}组",
    "湖北省恩施市小渡船街道航空大道{0}号{1}栋{3}室",
    "江津区几江街道滨江花园{0}栋{3}",
    "巴南区李家沱街道马王坪正街{0}号翠园小区{1}栋{2}单元{3}",
    "贵州省遵义市桐梓县娄山关街道河滨路{0}号",
    "彭水县靛水街道新田村三组{0}号",
]


def luhn(first: str) -> str:
    """The check digit of a card, by the textbook and not by the code under test."""
    doubled = [
        int(sign) * 2 if place % 2 == 0 else int(sign) for place, sign in enumerate(first[::-1])
    ]
    return str(-sum(sum(map(int, str(value))) for value in doubled) % 10)


SENTENCES: list[tuple[K, str]] = [
    (K.IDENTITY_NUMBER, "申请人陈某，公民身份号码{}，现就有关事项提出申请。"),
    (K.IDENTITY_NUMBER, "原告李某某，女，汉族，身份证号：{}。"),
    (K.IDENTITY_NUMBER, "附：低保对象名册　序号1　{}　城镇"),
    (K.IDENTITY_NUMBER, "（证件类型：居民身份证；号码：{}）"),
    (K.MOBILE, "如有疑问请拨打{}联系。"),
    (K.MOBILE, "联系人王某，手机：{}"),
    (K.MOBILE, "收件人电话为{}，请保持畅通。"),
    (K.MOBILE, "反映人来电（{}）称噪声扰民。"),
    (K.BANK_CARD, "补偿款已转入其银行卡{}。"),
    (K.BANK_CARD, "开户行：某某银行巴南支行，卡号{}。"),
    (K.BANK_CARD, "3　{}　实发2,300.00元"),
    (K.CREDIT_CODE, "被申请人某某餐饮店，统一社会信用代码{}。"),
    (K.CREDIT_CODE, "纳税人识别号：{}"),
    (K.CREDIT_CODE, "某某公司（代码{}）依法成立。"),
    (K.PLATE, "其驾驶{}小型轿车行至某路段。"),
    (K.PLATE, "车牌号为{}的车辆违法停放。"),
    (K.PLATE, "扣押车辆（{}）一台。"),
    (K.PASSPORT, "出入境人员护照号码{}，国籍中国。"),
    (K.PASSPORT, "持护照（号码：{}）办理。"),
    (K.EMAIL, "请将材料发至{}。"),
    (K.EMAIL, "电子邮箱：{}，邮政编码401320"),
    (K.LANDLINE, "家里座机{}。"),
    (K.LANDLINE, "电话：{}，传真同上。"),
    (K.ADDRESS, "住址：{}。"),
    (K.ADDRESS, "申请人家住{}，系低保户。"),
    (K.ADDRESS, "王某某，户籍所在地{}，务农。"),
    (K.ADDRESS, "房屋坐落于{}，建筑面积89平方米。"),
    (K.ADDRESS, "请将答复邮寄至{}（李某收）。"),
]
"""Kind and sentence; the text of a value goes where the braces are."""

ONCE_EACH = 9
HARD = {"full_width", "wrapped"}
_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in map(chr, range(0x21, 0x7F))}
WRAPPED_KINDS = {K.IDENTITY_NUMBER, K.MOBILE, K.BANK_CARD, K.CREDIT_CODE}


def texts(variant: str = "plain") -> list[Text]:
    """Every sentence several times with other values; `variant` makes the values hard to see."""
    inventor = Inventor()
    made: list[Text] = []
    for kind, sentence in SENTENCES:
        for _ in range(ONCE_EACH):
            value = _varied(getattr(inventor, kind.value)(), variant, inventor, kind)
            if value is None:
                continue
            before, _, after = sentence.partition("{}")
            span = kind, len(before), len(before) + len(value)
            made.append(Text(before + value + after, (span,)))
    return made


def _varied(value: str, variant: str, inventor: Inventor, kind: K) -> str | None:
    if variant == "full_width":
        return value.translate(_WIDE)
    if variant == "wrapped":
        if kind not in WRAPPED_KINDS:
            return None
        cut = inventor.chance.randint(2, len(value) - 2)
        return f"{value[:cut]}\n{value[cut:]}"
    if variant == "misread":
        return value.replace("0", "O", 2).replace("1", "l", 1)
    return value


LOOKALIKES: list[Callable[[Inventor], str]] = [
    lambda _: "渝府发〔2021〕50号、渝府办发〔2022〕113号文件已公开。",
    lambda _: "重庆市第一中级人民法院（2021）渝01民终12345号民事判决书。",
    lambda _: "行政复议决定书（渝南府复〔2023〕118号）。",
    lambda i: f"校验不符的号码{i.wrong_identity_number()}不予登记。",
    lambda i: f"固定资产编号{i.digits(12)}，数量1台。",
    lambda i: f"设备序列号SN{i.digits(14)}。",
    lambda i: f"预算总额{i.mobile()}元，其中财政拨款过半。",
    lambda i: f"累计排放{i.mobile()}吨。",
    lambda i: f"快递单号：SF{i.digits(13)}",
    lambda i: f"宗地编码50010{i.digits(1)}GB{i.digits(5)}，面积35,600.25平方米。",
    lambda i: f"不动产权证号：渝（2021）巴南区不动产权第00{i.digits(7)}号。",
    lambda i: f"坐标X={i.digits(7)}.{i.digits(3)}，Y={i.digits(8)}.{i.digits(3)}。",
    lambda _: "会议于2021-09-30 14:30召开，2021年10月1日至2022年3月31日施行。",
    lambda _: "G5001绕城高速、G65包茂高速、S303省道实施养护。",
    lambda _: "网址：http://www.example.gov.cn/zwgk/202109/t20210930_12345678.html",
    lambda _: "人口15,300,000人，比上年增长1.35％。",
    lambda _: "国家秘密、工作秘密、商业秘密和个人隐私不予公开。",
    lambda _: "属于机密级、秘密级事项的，按照规定办理。",
    lambda _: "该信息是内部事务信息，可以不予公开。",
    lambda _: "审议财政预算草案的报告。",
    lambda _: "龙洲湾街道A3-2号地块控制性详细规划。",
    lambda _: "轨道交通3号线北延伸段工程，设车站6座。",
    lambda _: "依据《中华人民共和国土地管理法》第四十五条第一款第（四）项。",
    lambda _: "新建住宅12栋，共计1,204户，配建车位1300个。",
    lambda _: "川渝两地推进100个事项跨省通办，渝东北、渝东南同步。",
    lambda i: f"增值税发票号码{i.digits(8)}，开票日期20210930。",
    lambda _: "水位高程175.12米，坝顶长度2309米，装机2250万千瓦。",
    lambda _: "本表一式3份，由3个村9个组分别填报。",
    lambda _: "咨询热线12345、12315、96096。",
    lambda _: "采购编号CQ-2021-0930-0012，预算金额128.5万元。",
    lambda i: f"批次号E{i.digits(6)}、H{i.digits(5)}检验合格。",
    lambda i: f"1\n2\n138\n0013\n8000\n{i.digits(3)}\n合计",
]


def lookalikes() -> list[Text]:
    """Sentences without personal data and without marks."""
    inventor = Inventor(SEED + 1)
    return [Text(sentence(inventor)) for sentence in LOOKALIKES for _ in range(4)]


MARKED: list[tuple[K, str]] = [
    (K.SECRECY_MARK, "机密★10年\n\n重庆市示例区人民政府文件"),
    (K.SECRECY_MARK, "秘密 ★ 6个月\n关于某事项的请示"),
    (K.SECRECY_MARK, "绝密★长期"),
    (K.SECRECY_MARK, "000012\n机 密\n特急\n关于某事项的报告"),
    (K.SECRECY_MARK, "密级：秘密\n保密期限：5年"),
    (K.SECRECY_MARK, "工作秘密\n情况专报第12期"),
    (K.SECRECY_MARK, "机密★１０年\n公文"),
    (K.INTERNAL_MARK, "内部资料　注意保存\n情况通报"),
    (K.INTERNAL_MARK, "内部资料，请妥善保管"),
    (K.INTERNAL_MARK, "仅供内部使用\n工作手册"),
    (K.INTERNAL_MARK, "（内部文件）\n通知"),
    (K.INTERNAL_MARK, "本刊严禁外传，阅后收回。"),
    (K.DRAFT_MARK, "示例区政务公开办法\n（征求意见稿）\n第一条"),
    (K.DRAFT_MARK, "示例区三年规划（送审稿）"),
    (K.DRAFT_MARK, "讨论稿\n2021年9月"),
    (K.DRAFT_MARK, "年度计划（草案）"),
]
"""Kind of mark and a page that bears it."""

BORN_1963 = identity_card.with_check_sign("51022319630815422")
BORN_1988 = identity_card.with_check_sign("50022219880229041")
HARD_SENTENCES: list[tuple[str, list[tuple[K, str]]]] = [
    (
        f"被处罚人：周某，男，1963年8月15日出生，汉族，住重庆市綦江区古南街道百步梯社区6组，居民身份证号码为{BORN_1963}，联系电话1.3983012345",
        [(K.ADDRESS, "重庆市綦江区古南街道百步梯社区6组"), (K.IDENTITY_NUMBER, BORN_1963)],
    ),
    ("现场检查人员拨打业主留存号码（138-8312-3456）无人接听", [(K.MOBILE, "138-8312-3456")]),
    (
        "联系方式：13983012345/023-68123456",
        [(K.MOBILE, "13983012345"), (K.LANDLINE, "023-68123456")],
    ),
    ("手机13983012345、18623001234均停机", [(K.MOBILE, "13983012345"), (K.MOBILE, "18623001234")]),
    (
        f"姓名|身份证号|开户行|账号\n李某|{BORN_1988}|农业银行|6228480478123456789",
        [(K.IDENTITY_NUMBER, BORN_1988)],
    ),
    ("卡号 6217 0000 1000 1234 566", []),
    ("微信同号:13983012345,QQ:123456789", [(K.MOBILE, "13983012345")]),
    ("该户位于双桥镇石河村二社，房屋为土木结构", [(K.ADDRESS, "双桥镇石河村二社")]),
    (
        "申请人户籍地：四川省达州市大竹县石子镇人民街87号",
        [(K.ADDRESS, "四川省达州市大竹县石子镇人民街87号")],
    ),
    ("江北区观音桥步行街4号佳侨大厦12-5", [(K.ADDRESS, "江北区观音桥步行街4号佳侨大厦12-5")]),
    ("渝中区大坪正街160号时代天街3栋18楼", [(K.ADDRESS, "渝中区大坪正街160号时代天街3栋18楼")]),
    (
        "寄件地址:重庆市九龙坡区杨家坪西郊路19号5单元4-2,收件人陈女士",
        [(K.ADDRESS, "重庆市九龙坡区杨家坪西郊路19号5单元4-2")],
    ),
    (
        "地址：两江新区金渝大道68号新科国际广场1号楼",
        [(K.ADDRESS, "两江新区金渝大道68号新科国际广场1号楼")],
    ),
    ("某小区8幢1单元9-4业主反映漏水", [(K.ADDRESS, "某小区8幢1单元9-4")]),
    ("渝BD12345、渝A·D88888两车相撞", [(K.PLATE, "渝BD12345"), (K.PLATE, "渝A·D88888")]),
    ("号牌渝A 8X8X8的货车", [(K.PLATE, "渝A 8X8X8")]),
    ("护照号：EJ1234567", [(K.PASSPORT, "EJ1234567")]),
    ("港澳居民来往内地通行证H1234567890", [(K.PASSPORT, "H1234567890")]),
    ("邮箱lixiaoming1988@qq.com。", [(K.EMAIL, "lixiaoming1988@qq.com")]),
    ("传真：(023) 6789 1234", [(K.LANDLINE, "(023) 6789 1234")]),
    ("电话：02367891234", [(K.LANDLINE, "02367891234")]),
    ("联系电话：67891234（办）", [(K.LANDLINE, "67891234")]),
    (
        f"身份证：{BORN_1963[:6]} {BORN_1963[6:14]} {BORN_1963[14:]}",
        [(K.IDENTITY_NUMBER, f"{BORN_1963[:6]} {BORN_1963[6:14]} {BORN_1963[14:]}")],
    ),
    (
        f"身份证{BORN_1963[:6]}-{BORN_1963[6:14]}-{BORN_1963[14:]}",
        [(K.IDENTITY_NUMBER, f"{BORN_1963[:6]}-{BORN_1963[6:14]}-{BORN_1963[14:]}")],
    ),
    ("身份证号码" + " ".join(BORN_1963), [(K.IDENTITY_NUMBER, " ".join(BORN_1963))]),
    ("电话 1 3 9 8 3 0 1 2 3 4 5", [(K.MOBILE, "1 3 9 8 3 0 1 2 3 4 5")]),
    ("手机：139 8301 2345", [(K.MOBILE, "139 8301 2345")]),
    ("手机：13983-012345", [(K.MOBILE, "13983-012345")]),
    ("第三人张某（身份证尾号4229）", []),
    ("本院（2022）渝0112民初34567号案", []),
    ("宗地位于渝北区回兴街道宝圣大道，东至宝圣东路，面积12345.67㎡", []),
    ("三年内建成3个镇级4个村级站点", []),
    ("道路长2.3公里，路幅宽26米，设路灯120盏", []),
    ("附件1：3号楼平面图；附件2：5组照片", []),
    ("国有建设用地使用权出让合同（编号500112-2021-00123）", []),
    ("监督电话：12388、12345", []),
    ("会议由镇长主持，村1组2组代表参加", []),
    ("项目编号：2020-500112-48-01-123456", []),
    ("订单号202109301234567890", []),
    ("建议将该路段2期工程纳入计划", []),
    ("主街1号店铺门前三包", []),
]
"""Written before the detectors were tried on them: a text and what stands in it."""
