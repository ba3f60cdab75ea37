"""Texts built so that a careless pattern would try every way to split them."""

HEAD = "A headline\n\nAn agreement was signed on May 6. "
PIECES = [
    " ", "a", "A ", "(", "“", "1", "，", "。\n", "王", "、", "and ", ", ", "a\n", "1 May ", "1 May\n",
    "9月6日至7日", "2024-09-06 ", "cooperation ", "agreement ", "Chairman of ", "Deputy ", "Md ",
    "General Manager ", "Chairman and ", "Mr. Li ", "and Wang Yin, ", "Wang Yin signed ", "signed ",
    "signed by Mr. ", " attended by Mr. ", "attended by Wang Yin, ", "Wang Yin representing ",
    "A and B Department of ", "areas such as a, ", "between A and B, ", "A (hereinafter the ",
    "Deputy Mayor ", "董事长", "公司", "代表", "张三总经理、", "总经理兼", "总经理王伟以及",
    "总经理王伟代表", "总经理王伟领导", "公司甲乙部和", "领导李明、", "集团公司部长", "大学部", "日与在",
]  # fmt: skip


def repeated(piece: str, size: int) -> str:
    """An article of about `size` bytes that says one thing over and over."""
    return HEAD + piece * (size // len(piece.encode()))
