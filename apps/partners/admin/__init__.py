from . import agreement, area, occasion, partner

__all__ = ["agreement", "area", "occasion", "partner"]
