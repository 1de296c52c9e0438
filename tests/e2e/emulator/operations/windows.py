"""Daily and weekly windows in UTC, as RDS, ElastiCache and others write them."""

import re

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIME = r"([01]\d|2[0-3]):([0-5]\d)"
DAY = 24 * 60
WEEK = 7 * DAY

Window = tuple[int, int]
"""First minute, counted from the start of the day or week, and length in minutes."""


def daily_window(text: str) -> Window | None:
    """`06:00-07:00`; None if it is none."""
    found = re.fullmatch(f"{TIME}-{TIME}", text)
    if not found:
        return None
    hour, minute, last_hour, last_minute = (int(part) for part in found.groups())
    start = hour * 60 + minute
    return start, (last_hour * 60 + last_minute - start) % DAY


def weekly_window(text: str) -> Window | None:
    """`sun:10:00-sun:11:00`; None if it is none."""
    day = f"({'|'.join(DAYS)})"
    found = re.fullmatch(f"{day}:{TIME}-{day}:{TIME}", text)
    if not found:
        return None
    first, hour, minute, last, last_hour, last_minute = found.groups()
    start = DAYS.index(first) * DAY + int(hour) * 60 + int(minute)
    end = DAYS.index(last) * DAY + int(last_hour) * 60 + int(last_minute)
    return start, (end - start) % WEEK


def overlap(daily: Window, weekly: Window) -> bool:
    """Whether a window of every day meets one of the week."""
    start, length = weekly
    return any(
        (day * DAY + daily[0] - start) % WEEK < length or (start - day * DAY - daily[0]) % WEEK < daily[1]
        for day in range(7)
    )
