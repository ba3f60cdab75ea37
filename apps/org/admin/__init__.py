from . import office, organisation, person, picture, post, site, user

__all__ = ["office", "organisation", "person", "picture", "post", "site", "user"]
