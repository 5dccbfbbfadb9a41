"""The statutory days of years whose notice is not out: what the 办法 itself says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.statute.calendar.year_days import span


@dataclass(frozen=True, slots=True)
class Statutory:
    """《全国年节及纪念日放假办法》第二条: solar days of every year, other days where known.

    `solar` is (month, day) → name; `moving` holds the days of 春节, 清明节, 端午节 and 中秋节 of
    the years that were computed beforehand. No make-up days and no days in lieu (补假): only the
    notice names those.
    """

    solar: Mapping[tuple[int, int], str]
    moving: Mapping[int, Mapping[date, str]]

    def days(self, year: int) -> dict[date, str]:
        """The statutory days of a year with their names; the solar ones where no more is known.

        Where two fall on one day, both names stand: 国庆节、中秋节.
        """
        days = {date(year, month, day): name for (month, day), name in self.solar.items()}
        for day, name in self.moving.get(year, {}).items():
            days[day] = f"{days[day]}、{name}" if day in days else name
        return days


def read_statutory(text: str) -> Statutory:
    """Read the packaged file of statutory days."""
    table = tomllib.loads(text)
    solar = {
        (int(day[:2]), int(day[3:])): holiday["name"]
        for holiday in table["solar"]
        for day in holiday["days"]
    }
    moving: dict[int, dict[date, str]] = {}
    for entry in table["moving"]:
        moving[entry["year"]] = {
            day: name
            for name, first, last in (
                ("春节", *entry["spring_festival"]),
                ("清明节", entry["qingming"], entry["qingming"]),
                ("端午节", entry["dragon_boat"], entry["dragon_boat"]),
                ("中秋节", entry["mid_autumn"], entry["mid_autumn"]),
            )
            for day in span(first, last)
        }
    return Statutory(solar, moving)
