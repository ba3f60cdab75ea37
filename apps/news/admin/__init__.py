from . import articles, bundles, categories, log, old_addresses, stages

__all__ = ["articles", "bundles", "categories", "log", "old_addresses", "stages"]
