"""By what channels information is published, where it can be read (条例 arts 23-25)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import Article


class PublicationChannel(StrEnum):
    """条例第二十三条。The channels of publication that the article names."""

    GAZETTE = "gazette"
    WEBSITE = "website"
    ONLINE_MEDIA = "online_media"
    PRESS_CONFERENCE = "press_conference"
    PRESS = "press"
    RADIO = "radio"
    TELEVISION = "television"


CHANNEL_NAMES: Mapping[PublicationChannel, str] = {
    PublicationChannel.GAZETTE: "政府公报",
    PublicationChannel.WEBSITE: "政府网站",
    PublicationChannel.ONLINE_MEDIA: "其他互联网政务媒体",
    PublicationChannel.PRESS_CONFERENCE: "新闻发布会",
    PublicationChannel.PRESS: "报刊",
    PublicationChannel.RADIO: "广播",
    PublicationChannel.TELEVISION: "电视",
}


class PlatformFunction(StrEnum):
    """条例第二十四条。What the unified platform must offer."""

    SEARCH = "search"
    CONSULT = "consult"
    DOWNLOAD = "download"


PLATFORM_FUNCTION_NAMES: Mapping[PlatformFunction, str] = {
    PlatformFunction.SEARCH: "信息检索",
    PlatformFunction.CONSULT: "查阅",
    PlatformFunction.DOWNLOAD: "下载",
}


def missing_functions(offered: Collection[PlatformFunction]) -> tuple[PlatformFunction, ...]:
    """条例第二十四条。What the platform still lacks."""
    return tuple(function for function in PlatformFunction if function not in offered)


class PlaceKind(StrEnum):
    """Where information can be read off line."""

    STATE_ARCHIVES = "state_archives"
    PUBLIC_LIBRARY = "public_library"
    SERVICE_HALL = "service_hall"
    READING_ROOM = "reading_room"
    HANDOUT_POINT = "handout_point"
    NOTICEBOARD = "noticeboard"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, whether governments must have it, whether it gets what is published."""

    kind: PlaceKind
    name: str
    source: Article
    demanded_of_governments: bool = False
    is_supplied: bool = False


PLACES = {
    place.kind: place
    for place in (
        Place(
            PlaceKind.STATE_ARCHIVES,
            "国家档案馆",
            Article(25, 1),
            demanded_of_governments=True,
            is_supplied=True,
        ),
        Place(
            PlaceKind.PUBLIC_LIBRARY,
            "公共图书馆",
            Article(25, 1),
            demanded_of_governments=True,
            is_supplied=True,
        ),
        Place(
            PlaceKind.SERVICE_HALL,
            "政务服务场所",
            Article(25, 1),
            demanded_of_governments=True,
        ),
        Place(PlaceKind.READING_ROOM, "公共查阅室", Article(25, 2)),
        Place(PlaceKind.HANDOUT_POINT, "资料索取点", Article(25, 2)),
        Place(PlaceKind.NOTICEBOARD, "信息公告栏", Article(25, 2)),
        Place(PlaceKind.SCREEN, "电子信息屏", Article(25, 2)),
    )
}


def missing_places(existing: Collection[PlaceKind]) -> tuple[Place, ...]:
    """条例第二十五条第一款。The reading places that a government still has to set up."""
    return tuple(
        place
        for place in PLACES.values()
        if place.demanded_of_governments and place.kind not in existing
    )


def still_to_supply(supplied: Collection[PlaceKind]) -> tuple[Place, ...]:
    """条例第二十五条第三款。Who has yet to be given an item that was published; no term is set."""
    return tuple(
        place for place in PLACES.values() if place.is_supplied and place.kind not in supplied
    )
