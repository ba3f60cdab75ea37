"""Moments on the clock of the site, whose name and offset always stand beside them."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def zone_at(moment: datetime) -> str:
    """`Asia/Shanghai, UTC+08:00`: a zone with summer time has another offset half of the year."""
    return f"{timezone.get_default_timezone_name()}, {offset_of(local(moment))}"


def offset_of(aware: datetime) -> str:
    minutes = (aware.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def told(moment: datetime) -> str:
    """`2026-11-24 09:00 (Asia/Shanghai, UTC+08:00)`"""
    return f"{date_format(local(moment), 'Y-m-d H:i')} ({zone_at(moment)})"


def both_readings(clock: datetime) -> tuple[datetime, datetime]:
    """What a clock's time may mean: twice the same, save where clocks are put forward or back."""
    zone = timezone.get_default_timezone()
    first, second = (clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first, second
