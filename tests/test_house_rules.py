"""The rules of the house that a reader relies on; docs/architecture.md explains them."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from tests.settings import PROJECT, VARIABLES

FLOORS = ("org", "partners", "news")  # each may import those before it
DOORS = {"admin", "desk", "feeds", "management", "middleware", "sitemaps", "urls", "views"}
CATCH_ALLS = {"helpers", "mixins", "services", "signals", "utils"}
MODEL_REFERENCE = re.compile(r"(org|partners|news)\.[A-Z][A-Za-z]+")


@cache
def tracked(pattern="*"):
    """The project's files as Git has them, as paths from its root."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", pattern], cwd=PROJECT, capture_output=True, check=True
    )
    paths = [Path(name) for name in listing.stdout.decode().split("\0") if name]
    return [path for path in paths if (PROJECT / path).is_file()]


@cache
def tree(path):
    return ast.parse((PROJECT / path).read_text("utf8"), str(path))


@cache
def imports(path):
    """Every module a file of ours imports, in full, and every name it takes from one."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = path.parts[: len(path.parts) - node.level] if node.level else ()
            module = ".".join((*package, *filter(None, [node.module])))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def sources(folder):
    """Our own code in a folder, migrations aside."""
    return [path for path in tracked(f"{folder}/*.py") if "migrations" not in path.parts]


def constants(path):
    nodes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def layer(path):
    """What stands behind the app in a module's address: `querysets`, `models`, `admin`, …"""
    return path.with_suffix("").parts[2] if len(path.parts) > 2 else ""


def imported_layers(path):
    """The layers of our apps a file imports, as pairs of app and layer."""
    parts = (name.split(".") for name in imports(path))
    return {(part[1], part[2]) for part in parts if part[0] == "apps" and len(part) > 2}


@pytest.mark.parametrize("floor", FLOORS)
def test_an_app_never_looks_upward(floor):
    above = FLOORS[FLOORS.index(floor) + 1 :]

    upward = {
        f"{path}: {name}"
        for path in sources(f"apps/{floor}")
        for name in imports(path) | {f"apps.{text}" for text in constants(path)
                                     if MODEL_REFERENCE.fullmatch(text)}
        if any(f"{name}.".startswith(f"apps.{app}.") for app in above)
    }  # fmt: skip

    assert upward == set()


def test_choices_import_nothing_of_ours():
    assert {
        f"{path}: {name}"
        for path in sources("apps")
        if layer(path) == "choices"
        for name in imports(path)
        if name.startswith(("apps", "config"))
    } == set()


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("querysets", {"models", "workflow", *DOORS}),
        ("models", {"workflow", "translation", *DOORS}),
        ("workflow", DOORS),
    ],
)
def test_a_lower_layer_does_not_import_a_higher_one(lower, higher):
    assert {
        f"{path}: {app}.{name}"
        for path in sources("apps")
        if layer(path) == lower
        for app, name in imported_layers(path)
        if name in higher
    } == set()


def test_only_a_door_opens_a_door():
    assert {
        f"{path}: {app}.{name}"
        for path in sources("apps")
        if layer(path) not in DOORS
        for app, name in imported_layers(path)
        if name in DOORS
    } == set()


def test_reading_knows_no_django():
    assert {
        f"{path}: {name}"
        for path in sources("apps/news/reading")
        for name in imports(path)
        if name.split(".")[0] in {"django", "modeltranslation"}
        or (name.startswith("apps") and not name.startswith("apps.news.reading"))
    } == set()


def test_no_drawer_for_everything():
    assert [path for path in tracked("*.py") if CATCH_ALLS & {*path.with_suffix("").parts}] == []


def test_files_stay_small():
    lengths = {
        path: len((PROJECT / path).read_text("utf8").splitlines())
        for path in sources(".")
        if (PROJECT / path).stat().st_size
    }

    assert [path for path, length in lengths.items() if length > 400] == []
    assert median(lengths.values()) < 80


def test_only_the_workflow_moves_an_article():
    def moves(node):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return any(isinstance(to, ast.Attribute) and to.attr == "state" for to in targets)
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"update", "create", "get_or_create", "update_or_create"}
            and any(keyword.arg == "state" for keyword in node.keywords)
        )

    movers = [path for path in sources("apps") if any(map(moves, ast.walk(tree(path))))]

    assert {path.parent for path in movers} == {Path("apps/news/workflow")}


def test_only_the_settings_read_the_environment():
    readers = {
        path
        for path in sources(".")
        if path.parts[0] not in {"tests", "benchmarks"}
        and {"os.environ", "os.getenv", "environ"} & (imports(path) | attributes(path))
    }
    entrances = {Path("manage.py"), Path("config/wsgi.py")}

    assert readers - entrances == {Path("config/settings.py")}
    for path in entrances:
        assert ast.unparse(tree(path)).count("environ") == 1
        assert "os.environ.setdefault('DJANGO_SETTINGS_MODULE'" in ast.unparse(tree(path))


def attributes(path):
    return {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}


def test_every_setting_is_explained_and_every_explained_setting_read():
    reads = re.findall(r"\benv\.\w+\('(\w+)'", ast.unparse(tree(Path("config/settings.py"))))

    assert set(reads) == VARIABLES


def test_every_variable_of_the_example_has_a_line_of_explanation():
    blocks = (PROJECT / ".env.example").read_text("utf8").strip().split("\n\n")[1:]

    assert len(blocks) == len(VARIABLES)
    assert all(re.fullmatch(r"(# .+\n)+#?[A-Z_]+=.*", block) for block in blocks)


def test_no_file_speaks_of_this_machine():
    here = re.compile("|".join(re.escape(f"{place}/") for place in {PROJECT.parent, Path.home()}))
    homes = re.compile(r"(?<![\w./])/(home|root|Users|work)/\w")

    assert [
        path for path in tracked() if here.search(text_of(path)) or homes.search(text_of(path))
    ] == []


def test_a_path_upward_leads_to_something_of_the_project():
    """Tests aside, which make up paths for break-ins."""
    lost = {
        f"{path}: {upward}"
        for path in tracked()
        if path.parts[0] != "tests"
        for upward in re.findall(r"(?:\.\./)+[\w./-]*\w", text_of(path))
        if not leads_inside((PROJECT / path).parent / upward)
    }

    assert lost == set()


def leads_inside(path):
    return path.exists() and path.resolve().is_relative_to(PROJECT)


def test_lock_files_name_no_registry():
    locks = [*tracked("requirements*.txt"), *tracked("*lock.json"), *tracked("*.lock")]

    assert len(locks) == 3
    assert [path for path in locks if "://" in text_of(path)] == []


def text_of(path):
    return (PROJECT / path).read_bytes().decode("utf8", "ignore")
