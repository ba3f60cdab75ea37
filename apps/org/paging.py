"""Pages of a list whose length is known already, so that nothing counts it again."""

from django.core.paginator import Paginator


class CountedPaginator(Paginator):
    def __init__(self, items, per_page: int, total: int):
        super().__init__(items, per_page)
        self.count = total
