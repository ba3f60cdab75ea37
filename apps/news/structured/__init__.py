"""What search engines are told of a page, as JSON-LD with the words of schema.org."""

from .corrections import correction_list
from .graph import as_json, graph_of
from .story import story_dates, story_list, story_subject

__all__ = ["as_json", "correction_list", "graph_of", "story_dates", "story_list", "story_subject"]
