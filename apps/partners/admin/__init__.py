from . import agreement, area, occasion

__all__ = ["agreement", "area", "occasion"]
