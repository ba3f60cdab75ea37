from . import articles, categories, log, stages

__all__ = ["articles", "categories", "log", "stages"]
