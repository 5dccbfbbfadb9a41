"""Guide and catalogue, channels, platform and reading places."""

from gongkai.statute.channels import (
    CHANNEL_NAMES,
    PLACES,
    PLATFORM_FUNCTION_NAMES,
    PlaceKind,
    PlatformFunction,
    PublicationChannel,
    missing_functions,
    missing_places,
    still_to_supply,
)
from gongkai.statute.guide import (
    CATALOGUE_WORDS,
    GUIDE_WORDS,
    CatalogueField,
    GuideItem,
    missing_from_entry,
    missing_from_guide,
)


def test_a_guide_without_fax_lacks_it() -> None:
    assert missing_from_guide(set(GuideItem) - {GuideItem.OFFICE_FAX}) == (GuideItem.OFFICE_FAX,)
    assert missing_from_guide(tuple(GuideItem)) == ()
    assert len(missing_from_guide(())) == 9


def test_an_entry_of_the_catalogue_has_four_fields() -> None:
    assert [CATALOGUE_WORDS[field] for field in missing_from_entry(())] == [
        "索引",
        "名称",
        "内容概述",
        "生成日期",
    ]
    assert missing_from_entry([*CatalogueField]) == ()


def test_there_are_seven_channels_and_all_have_names() -> None:
    assert set(CHANNEL_NAMES) == set(PublicationChannel)
    assert len(PublicationChannel) == 7
    assert set(GUIDE_WORDS) == set(GuideItem)


def test_a_platform_without_search_lacks_it() -> None:
    offered = {PlatformFunction.CONSULT, PlatformFunction.DOWNLOAD}
    assert missing_functions(offered) == (PlatformFunction.SEARCH,)
    assert set(PLATFORM_FUNCTION_NAMES) == set(PlatformFunction)


def test_a_government_needs_three_places_and_agencies_may_add_four() -> None:
    assert [place.name for place in missing_places(())] == [
        "国家档案馆",
        "公共图书馆",
        "政务服务场所",
    ]
    assert [place.kind for place in missing_places([PlaceKind.STATE_ARCHIVES])] == [
        PlaceKind.PUBLIC_LIBRARY,
        PlaceKind.SERVICE_HALL,
    ]
    assert len(PLACES) == len(PlaceKind) == 7


def test_what_is_published_goes_to_archives_and_library() -> None:
    assert [place.name for place in still_to_supply(())] == ["国家档案馆", "公共图书馆"]
    assert still_to_supply([PlaceKind.STATE_ARCHIVES, PlaceKind.PUBLIC_LIBRARY]) == ()
