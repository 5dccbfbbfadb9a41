"""How the statute writes days in its Chinese sentences."""

from datetime import date


def chinese_date(day: date) -> str:
    """A day as official letters write it: 2021年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
