"""The picture that stands for a page where somebody shares it: drawn, in both scripts."""

from .words import Card, Words, site_card, story_card

__all__ = ["Card", "Words", "site_card", "story_card"]
