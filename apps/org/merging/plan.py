"""What merging would do, and what stands in its way. Nothing here writes."""

from dataclasses import dataclass, field

from django.db import models
from django.db.models import Model
from django.utils.translation import gettext as _

from ..models import Department, Post
from ..relations import Relation, relations
from ..texts import translated
from .rows import EMPTY, NO_STATEMENT, statements, unique_beside


@dataclass(frozen=True)
class Obstacle:
    """`row` hangs on the entry that goes and can stand neither beside nor in place of another."""

    row: Model
    message: str


@dataclass
class Plan:
    """How one row becomes part of another: what moves over, which rows become one in turn."""

    keep: Model
    lose: Model
    moves: dict[Relation, list] = field(default_factory=dict)
    joins: list["Plan"] = field(default_factory=list)
    fills: dict[str, object] = field(default_factory=dict)
    own_obstacles: list[Obstacle] = field(default_factory=list)

    @property
    def obstacles(self) -> list[Obstacle]:
        return self.own_obstacles + [each for join in self.joins for each in join.obstacles]

    def refuse(self, row: Model, message: str) -> None:
        self.own_obstacles.append(Obstacle(row, message))


def plan_of(keep: Model, lose: Model) -> Plan:
    """What merging them would do, and what stands in its way. Reads alone."""
    made = _Planner().plan(keep, lose)
    if keep.pk == lose.pk:
        made.refuse(lose, _("An entry can’t be merged into itself."))
    if getattr(lose, "is_home", False):
        made.refuse(lose, _("This is us: merge the other into ours instead."))
    if isinstance(keep, Department) and keep.organisation_id != lose.organisation_id:
        made.refuse(lose, _("They are departments of two organisations."))
    return made


def differing(keep: Model, lose: Model) -> list[models.Field]:
    """The fields in which both say something else and one can be chosen; their keys aside."""
    aside = {"key", "is_home", "organisation", *NO_STATEMENT}
    return [
        each
        for each in statements(type(keep))
        if each.name not in aside
        and not (each.related_model is type(keep) and each.value_from_object(lose) == keep.pk)
        and each.value_from_object(keep) != each.value_from_object(lose)
    ]


class _Planner:
    """Remembers which rows become one, since others are the same only when those are."""

    def __init__(self):
        self.became: dict[tuple[type[Model], object], object] = {}

    def plan(self, keep: Model, lose: Model) -> Plan:
        made = Plan(keep, lose)
        self.became[type(lose), lose.pk] = keep.pk
        # Departments before posts, which name them.
        for relation in sorted(relations(type(keep)), key=lambda each: each.model is Post):
            rows = list(relation.rows([lose]).order_by("pk"))
            made.moves[relation] = [row.pk for row in rows]
            if not relation.is_many:
                self._join(made, relation, rows)
        return made

    def _join(self, made: Plan, relation: Relation, rows: list[Model]) -> None:
        kept = list(relation.rows([made.keep]).order_by("pk"))
        for row in rows:
            if (type(row), row.pk) in self.became:
                continue
            if row == made.keep:
                words = {"field": relation.field.verbose_name}
                made.refuse(row, _("One names the other as “%(field)s”: clear that first.") % words)
                continue
            rivals = [each for each in kept if self._collide(relation, each, row)]
            if len(rivals) > 1:
                made.refuse(row, _("It is the same as two others there: make these one first."))
            elif rivals:
                self._settle(made, relation, rivals[0], row)
            elif relation.model is Post and (twin := self._twin(relation, kept, row)):
                kept.remove(twin)
                made.joins.append(self._filled(relation, twin, row))

    def _settle(self, made: Plan, relation: Relation, rival: Model, row: Model) -> None:
        never = getattr(relation.model, "never_one", "")
        differ = self._differences(relation, rival, row)
        if never:
            made.refuse(row, str(never))
        elif differ:
            words = {"fields": ", ".join(differ)}
            made.refuse(row, _("Both are there and differ in %(fields)s: make them alike, or remove"
                               " one.") % words)  # fmt: skip
        else:
            made.joins.append(self._filled(relation, rival, row))

    def _filled(self, relation: Relation, keep: Model, lose: Model) -> Plan:
        made = self.plan(keep, lose)
        made.fills = {
            each.attname: self._value(lose, each)
            for each in statements(relation.model)
            if each != relation.field
            and getattr(keep, each.attname) in EMPTY
            and getattr(lose, each.attname) not in EMPTY
        }
        return made

    def _value(self, row: Model, each: models.Field):
        """What a row says, once those that become one are one."""
        value = getattr(row, each.attname)
        return self.became.get((each.related_model, value), value) if each.is_relation else value

    def _collide(self, relation: Relation, one: Model, other: Model) -> bool:
        return any(
            all(
                self._value(one, each) is not None
                and self._value(one, each) == self._value(other, each)
                for each in rest
            )
            for rest in unique_beside(relation)
        )

    def _differences(self, relation: Relation, one: Model, other: Model) -> list[str]:
        """The names of the fields in which both say something, and not the same."""
        return [
            str(each.verbose_name)
            for each in statements(relation.model)
            if each != relation.field
            and self._value(one, each) != self._value(other, each)
            and getattr(one, each.attname) not in EMPTY
            and getattr(other, each.attname) not in EMPTY
        ]

    def _twin(self, relation: Relation, kept: list[Post], post: Post) -> Post | None:
        """The post that says the same of the same days, as far as either says it."""
        for each in kept:
            told = [(getattr(each, name), getattr(post, name)) for name in translated("title")]
            is_same = any(one and one == other for one, other in told)
            starts = each.starts_on or post.starts_on
            ends = each.ends_on or post.ends_on
            in_order = not (starts and ends) or starts <= ends
            same_unit = all(
                self._value(each, unit) == self._value(post, unit)
                for unit in map(Post._meta.get_field, ("person", "organisation", "department"))
                if unit != relation.field
            )
            if is_same and in_order and same_unit and not self._differences(relation, each, post):
                return each
        return None
