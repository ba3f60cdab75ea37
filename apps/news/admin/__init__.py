from . import articles, categories, log, old_addresses, stages

__all__ = ["articles", "categories", "log", "old_addresses", "stages"]
