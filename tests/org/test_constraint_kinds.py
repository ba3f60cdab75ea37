"""The rules of `apps/org/constraints.py`, and the migrations they live through."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from apps.org.constraints import SameOwner, WriteOnce
from tests.refusals import refused_by_the_database

RULE = "scratch_note_stands"


class Scratch:
    """An app of its own, changed by migrations as any app is."""

    def __init__(self):
        self.state = ProjectState()

    def migrate(self, *operations):
        step = migrations.Migration("step", "scratch")
        step.operations = operations
        with connection.schema_editor() as editor:
            self.state = step.apply(self.state, editor)

    def __getattr__(self, model):
        return self.state.apps.get_model("scratch", model)


@pytest.fixture
def scratch(transactional_db):
    """Not within a transaction of the test: SQLite rebuilds no table in one."""
    scratch = Scratch()
    yield scratch
    scratch.migrate(*[migrations.DeleteModel(name) for _app, name in [*scratch.state.models]])


def key():
    return ("id", models.BigAutoField(primary_key=True))


def to(model, **options):
    return models.ForeignKey(f"scratch.{model}", models.CASCADE, **options)


def note(*rules):
    """A table of notes under these rules."""
    texts = {name: models.CharField(max_length=20, null=True) for name in ("text", "by", "mood")}
    fields = [key(), *texts.items()]
    return migrations.CreateModel("Note", fields, options={"constraints": [*rules]})


def never_changes(*fields, **options):
    return WriteOnce(fields=fields, name=RULE, **options)


def change(model, **values):
    model.objects.update(**values)


@pytest.mark.parametrize("before", [None, "", "old"])
@pytest.mark.parametrize("after", [None, "", "new"])
def test_what_is_written_never_changes(scratch, before, after):
    scratch.migrate(note(never_changes("text")))
    scratch.Note.objects.create(text=before)

    if before == after:
        change(scratch.Note, text=after)
    else:
        with refused_by_the_database(RULE):
            change(scratch.Note, text=after)


def test_what_is_set_once_may_be_filled_and_then_stands(scratch):
    scratch.migrate(note(never_changes("text", once_set=True)))
    scratch.Note.objects.create()

    change(scratch.Note, text="first")

    for later in ("second", None):
        with refused_by_the_database(RULE):
            change(scratch.Note, text=later)


def test_what_may_be_cleared_never_names_another(scratch):
    scratch.migrate(note(never_changes("text", may_clear=["by"])))
    scratch.Note.objects.create(text="old", by="Mei")

    with refused_by_the_database(RULE):
        change(scratch.Note, by="Wang")
    change(scratch.Note, by=None)
    with refused_by_the_database(RULE):
        change(scratch.Note, by="Mei")


@pytest.mark.parametrize("options", [{}, {"once_set": True}, {"may_clear": ["by"]}])
def test_no_row_takes_the_place_of_another(scratch, options):
    scratch.migrate(note(never_changes("text", **options)))
    scratch.Note.objects.create(pk=1, text="old")

    with refused_by_the_database(RULE):
        change(scratch.Note, id=2)


def test_other_fields_change_freely(scratch):
    scratch.migrate(note(never_changes("text", may_clear=["by"])))
    scratch.Note.objects.create(text="old", mood="calm")

    change(scratch.Note, mood="merry")

    assert scratch.Note.objects.get().mood == "merry"


@pytest.mark.parametrize("way", ["bulk_update", "upsert", "update_or_create"])
def test_no_other_way_to_write_goes_around_the_rule(scratch, way):
    scratch.migrate(note(never_changes("text")))
    notes = scratch.Note.objects
    old = notes.create(text="old")
    new = scratch.Note(pk=old.pk, text="new")
    write = {
        "bulk_update": lambda: notes.bulk_update([new], ["text"]),
        "upsert": lambda: notes.bulk_create(
            [new], update_conflicts=True, unique_fields=["id"], update_fields=["text"]
        ),
        "update_or_create": lambda: notes.update_or_create(pk=old.pk, defaults={"text": "new"}),
    }

    with refused_by_the_database(RULE):
        write[way]()


@pytest.mark.parametrize(
    ("options", "before", "after", "refused"),
    [
        ({}, {"text": "old"}, {"text": "new"}, ["text"]),
        ({}, {}, {"text": "new"}, ["text"]),
        ({}, {"mood": "calm"}, {"mood": "merry"}, []),
        ({"once_set": True}, {}, {"text": "new"}, []),
        ({"once_set": True}, {"text": "old"}, {"text": None}, ["text"]),
        ({"may_clear": ["by"]}, {"by": "Mei"}, {"by": None}, []),
        ({"may_clear": ["by"]}, {"by": "Mei"}, {"by": "Wang", "text": "new"}, ["by", "text"]),
    ],
)
def test_the_form_says_what_the_database_would(scratch, options, before, after, refused):
    rule = never_changes("text", **options)
    scratch.migrate(note(rule))
    row = scratch.Note.objects.create(**before)
    for name, value in after.items():
        setattr(row, name, value)

    try:
        rule.validate(scratch.Note, row)
        said = []
    except ValidationError as error:
        said = sorted(error.message_dict)

    assert said == refused


def test_the_form_is_silent_on_fields_it_does_not_show(scratch):
    rule = never_changes("text", may_clear=["by"])
    scratch.migrate(note(rule))
    row = scratch.Note.objects.create(text="old", by="Mei")
    row.text = "new"

    rule.validate(scratch.Note, row, exclude={"text"})


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (never_changes("text"), {"fields": ("text",)}),
        (never_changes("text", once_set=True), {"fields": ("text",), "once_set": True}),
        (never_changes("text", may_clear=["by"]), {"fields": ("text",), "may_clear": ("by",)}),
    ],
)
def test_a_migration_writes_the_rule_as_it_was_made(rule, words):
    path, args, kwargs = rule.deconstruct()

    assert (path, args) == ("apps.org.constraints.WriteOnce", ())
    assert kwargs == {"name": RULE} | words
    assert rule == WriteOnce(**kwargs)


def test_a_rule_of_another_kind_is_another_rule():
    kinds = [never_changes("text"), never_changes("text", once_set=True), never_changes("by")]
    kinds.append(never_changes("text", may_clear=["by"]))

    assert [[one == other for other in kinds] for one in kinds] == [
        [row == column for column in range(4)] for row in range(4)
    ]


def wider():
    return models.CharField(max_length=40, null=True)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AlterField("note", "text", wider()),
        migrations.AlterField("note", "mood", wider()),
        migrations.AddField("note", "place", models.TextField(default="")),
        migrations.RemoveField("note", "mood"),
        migrations.RenameField("note", "mood", "temper"),
        migrations.AlterModelTable("note", "scratch_table"),
    ],
    ids=["its_column", "another_column", "added", "removed", "renamed", "name_of_table"],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["in_one_migration", "later"])
def test_the_rule_outlives_changes_of_its_table(scratch, operation, at_once):
    birth = note(never_changes("text", may_clear=["by"]))
    if at_once:
        scratch.migrate(birth, operation)
        scratch.Note.objects.create(text="old")
    else:
        scratch.migrate(birth)
        scratch.Note.objects.create(text="old")
        scratch.migrate(operation)

    with refused_by_the_database(RULE):
        change(scratch.Note, text="new")


def test_a_written_column_is_renamed_between_two_rules(scratch):
    scratch.migrate(note(never_changes("text")))
    scratch.Note.objects.create(text="old")

    scratch.migrate(
        migrations.RemoveConstraint("note", RULE),
        migrations.RenameField("note", "text", "words"),
        migrations.AddConstraint("note", never_changes("words")),
    )

    with refused_by_the_database(RULE):
        change(scratch.Note, words="new")


def test_a_rule_is_added_replaced_and_removed(scratch):
    scratch.migrate(note())
    scratch.Note.objects.create(text="old")

    scratch.migrate(migrations.AddConstraint("note", never_changes("text")))
    with refused_by_the_database(RULE):
        change(scratch.Note, text="new")

    scratch.migrate(
        migrations.RemoveConstraint("note", RULE),
        migrations.AddConstraint("note", WriteOnce(fields=["text"], name="scratch_renamed")),
    )
    with refused_by_the_database("scratch_renamed"):
        change(scratch.Note, text="new")

    scratch.migrate(migrations.RemoveConstraint("note", "scratch_renamed"))
    change(scratch.Note, text="new")
    assert scratch.Note.objects.get().text == "new"


HOME = "scratch_desk_of_house"


def same_house(name=HOME):
    return SameOwner(link="desk", owner="house", name=name)


def houses(*rules):
    """Houses with desks, and people with both: under these rules, the same."""
    unique = models.UniqueConstraint(fields=["id", "house"], name="scratch_desk_and_house")
    person = [key(), ("house", to("House")), ("desk", to("Desk", null=True))]
    return [
        migrations.CreateModel("House", [key()]),
        migrations.CreateModel(
            "Desk", [key(), ("house", to("House"))], options={"constraints": [unique]}
        ),
        migrations.CreateModel("Person", person, options={"constraints": [*rules]}),
    ]


def seat(scratch):
    """Someone in one house, and what is wrong for them: the desk of another."""
    here, there = scratch.House.objects.create(), scratch.House.objects.create()
    scratch.Person.objects.create(house=here, desk=scratch.Desk.objects.create(house=here))
    return {"desk_id": scratch.Desk.objects.create(house=there).pk}


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AlterField("person", "house", to("House", null=True)),
        migrations.AlterField("person", "desk", to("Desk", null=True, db_index=False)),
        migrations.AlterField("desk", "house", to("House", null=True)),
        migrations.AddField("person", "name", models.TextField(default="")),
        migrations.AlterModelTable("desk", "scratch_table"),
    ],
    ids=["owner", "link", "owner_of_target", "another_column", "name_of_target"],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["in_one_migration", "later"])
def test_one_owner_outlives_changes_of_its_tables(scratch, operation, at_once):
    if at_once:
        scratch.migrate(*houses(same_house()), operation)
        wrong = seat(scratch)
    else:
        scratch.migrate(*houses(same_house()))
        wrong = seat(scratch)
        scratch.migrate(operation)

    with refused_by_the_database(HOME):
        change(scratch.Person, **wrong)


def test_one_owner_is_added_replaced_and_removed(scratch):
    scratch.migrate(*houses())
    wrong = seat(scratch)

    scratch.migrate(migrations.AddConstraint("person", same_house()))
    with refused_by_the_database(HOME):
        change(scratch.Person, **wrong)

    scratch.migrate(
        migrations.RemoveConstraint("person", HOME),
        migrations.AddConstraint("person", same_house("scratch_renamed")),
    )
    with refused_by_the_database("scratch_renamed"):
        change(scratch.Person, **wrong)

    scratch.migrate(migrations.RemoveConstraint("person", "scratch_renamed"))
    change(scratch.Person, **wrong)
    assert scratch.Person.objects.get().desk_id == wrong["desk_id"]
