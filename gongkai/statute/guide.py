"""What the guide and the catalogue must say (条例 art 12)."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class GuideItem(StrEnum):
    """条例第十二条第二款。What 政府信息公开指南 must contain."""

    INFO_CLASSES = "info_classes"
    ARRANGEMENT = "arrangement"
    WAYS_TO_OBTAIN = "ways_to_obtain"
    OFFICE_NAME = "office_name"
    OFFICE_ADDRESS = "office_address"
    OFFICE_HOURS = "office_hours"
    OFFICE_PHONE = "office_phone"
    OFFICE_FAX = "office_fax"
    OFFICE_ONLINE = "office_online"


class CatalogueField(StrEnum):
    """条例第十二条第三款。What an entry of 政府信息公开目录 must contain."""

    INDEX = "index"
    NAME = "name"
    SUMMARY = "summary"
    MADE_ON = "made_on"


GUIDE_WORDS: Mapping[GuideItem, str] = {
    GuideItem.INFO_CLASSES: "政府信息的分类",
    GuideItem.ARRANGEMENT: "编排体系",
    GuideItem.WAYS_TO_OBTAIN: "获取方式",
    GuideItem.OFFICE_NAME: "政府信息公开工作机构的名称",
    GuideItem.OFFICE_ADDRESS: "办公地址",
    GuideItem.OFFICE_HOURS: "办公时间",
    GuideItem.OFFICE_PHONE: "联系电话",
    GuideItem.OFFICE_FAX: "传真号码",
    GuideItem.OFFICE_ONLINE: "互联网联系方式",
}
CATALOGUE_WORDS: Mapping[CatalogueField, str] = {
    CatalogueField.INDEX: "索引",
    CatalogueField.NAME: "名称",
    CatalogueField.SUMMARY: "内容概述",
    CatalogueField.MADE_ON: "生成日期",
}


def missing_from_guide(given: Collection[GuideItem]) -> tuple[GuideItem, ...]:
    """条例第十二条第二款。What a guide still lacks, in the order of the law."""
    return tuple(item for item in GuideItem if item not in given)


def missing_from_entry(given: Collection[CatalogueField]) -> tuple[CatalogueField, ...]:
    """条例第十二条第三款。What an entry of the catalogue still lacks, in the order of the law."""
    return tuple(field for field in CatalogueField if field not in given)
