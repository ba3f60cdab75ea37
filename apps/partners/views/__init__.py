from .agreements import agreement, agreement_list
from .departments import department
from .partners import partner, partner_list
from .people import person

__all__ = [
    "agreement",
    "agreement_list",
    "department",
    "partner",
    "partner_list",
    "person",
]
