from .agreements import agreement, agreement_list
from .partners import partner, partner_list

__all__ = ["agreement", "agreement_list", "partner", "partner_list"]
