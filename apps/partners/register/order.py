"""The order of rows in a file and in the register."""


def positions(rows: list) -> list[int]:
    """The position of each row of a file, in the file's order; None stands for a row to be made.

    Rows that stand in this order already keep their positions, whatever the numbers are.
    """
    found: list = []
    for row in rows:
        if row and row not in found:
            found.append(row)
    places = [(row.position, row.pk) for row in found]
    is_new_last = all(rows[: len(rows) - rows.count(None)])
    if places != sorted(places) or not is_new_last:
        return list(range(len(rows)))
    after = places[-1][0] + 1 if places else 0
    new = iter(range(after, after + len(rows)))
    return [row.position if row else next(new) for row in rows]


def matched(entries: list, known: list, is_same) -> list:
    """The known row that each entry means, or None; no row is meant twice."""
    left, found = list(known), []
    for entry in entries:
        row = next((row for row in left if is_same(row, entry)), None)
        found.append(row)
        if row:
            left.remove(row)
    return found
