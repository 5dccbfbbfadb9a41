"""Names as screens and lists show them: enough to tell apart, not enough to know."""

_ORGANISATION_ENDS = (
    "律师事务所",
    "会计师事务所",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "合作社",
    "服务中心",
    "研究中心",
    "事务所",
    "研究院",
    "研究所",
    "基金会",
    "委员会",
    "联合会",
    "工作室",
    "促进会",
    "分公司",
    "公司",
    "集团",
    "大学",
    "学院",
    "学校",
    "协会",
    "学会",
    "中心",
    "医院",
    "商行",
    "工厂",
)


def masked_person(name: str) -> str:
    """The family name and two stars, however long the name: 张**."""
    name = name.strip()
    return f"{name[0]}**" if name else ""


def masked_organisation(name: str) -> str:
    """The first two characters and what kind of body it is: 示例***律师事务所."""
    name = name.strip()
    if len(name) < 5:
        return f"{name[0]}***" if name else ""
    end = next((end for end in _ORGANISATION_ENDS if name.endswith(end)), name[-2:])
    before = name.removesuffix(end)
    start = before[:2] if len(before) > 2 else (before or name)[0]
    return f"{start}***{end}"
