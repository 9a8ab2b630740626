"""Says in words what is wrong with a date."""

import calendar
import re
from datetime import date

_SHAPE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def fault(text: str) -> str:
    """Say what is wrong with a date such as 2027-05-23; "" where nothing is."""
    found = _SHAPE.fullmatch(text)
    if not found:
        return "a date is written as year, month, day with hyphens, such as 2027-05-23"
    year, month, day = (int(part) for part in found.groups())
    if not 1900 <= year <= 2100:
        return f"{text[:4]} is no year of this guide"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{calendar.month_name[month]} {year} has {last} days"
    return ""


def nearest(text: str) -> str:
    """Guess the date that was meant, as text; "" where there is nothing to go on."""
    found = _SHAPE.fullmatch(text)
    american = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
    if american and int(american[2]) > 12 >= int(american[1]):  # else nobody knows which of the two is the month
        found = _SHAPE.fullmatch(f"{american[3]}-{int(american[1]):02}-{int(american[2]):02}")
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    if not 1900 <= year <= 2100:
        return ""
    if month > 12 >= day >= 1:
        month, day = day, month
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1])).isoformat()
