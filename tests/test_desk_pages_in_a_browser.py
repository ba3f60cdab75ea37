"""Every page of the desk in a real browser: wide and narrow, in light and dark, by keyboard alone.

The addresses come from the URLconf, so that a new page can't be forgotten.
"""

from collections import defaultdict
from datetime import timedelta
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import URLPattern, reverse
from django.utils import timezone
from playwright.sync_api import expect

from apps.news import workflow
from apps.news.models import Article, Bundle, OldAddress, ReviewStage
from apps.news.texts import Text
from tests import factories as make
from tests.browser import log_in
from tests.news.admin.people import make_publisher, make_reviewer, make_staff, make_writer

pytestmark = pytest.mark.django_db(transaction=True)

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 375, "height": 740}
AXE = Axe().axe_script
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FOUND = """async tags => (await axe.run(document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false,
})).violations.map(each => [each.id, each.nodes.slice(0, 2).map(node => node.html.slice(0, 160))])
"""
# What can be used: it is in the order of Tab, takes the focus, and shows that it has it.
UNREACHED = """async () => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const looks = element => {
    const around = [element.nextElementSibling, element];
    while (around.length < 6) around.push(around.at(-1)?.parentElement);
    return around.filter(Boolean).map(part => {
      const style = getComputedStyle(part);
      const outline = style.outlineStyle === "none" ? "" : style.outline;
      return [outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
    }).join();
  };
  const wrong = [];
  document.activeElement.blur();
  await new Promise(done => setTimeout(done, 20)); // a chooser lets its focus go a moment later
  for (const element of document.querySelectorAll(kinds)) {
    if (element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
    // A chooser stands in for the list it hides; in a toolbar, arrows lead from tool to tool.
    if (element.closest(".select2-hidden-accessible, [role=toolbar]")) continue;
    if (element.type === "radio" && !element.checked) continue;
    document.activeElement.blur();
    const before = looks(element);
    element.focus({focusVisible: true, preventScroll: true});
    const name = element.outerHTML.slice(0, 160);
    if (element.tabIndex < 0) wrong.push("not in the order of Tab: " + name);
    else if (document.activeElement !== element) wrong.push("takes no focus: " + name);
    else if (looks(element) === before) wrong.push("shows no focus: " + name);
  }
  return wrong;
}"""
# Answer with a file, with data or with a part of a page, or lead elsewhere.
NO_PAGES = {"autocomplete", "jsi18n", "logout", "view_on_site", "partners_agreement_document",
            "news_article_picture", "app_list"}  # fmt: skip


# --- What there is to see ---------------------------------------------------------


@pytest.fixture
def boss(live_server):
    return make.make_superuser("boss")


@pytest.fixture
def everything(boss):
    """An object of each kind, and an article in each state: by what an address calls them."""
    ours, theirs = make.make_home(), make.make_organisation()
    make.make_phone(make.make_office(ours))
    make.make_identity(ours)
    person = make.make_person()
    make.make_post(person, ours, department=make.make_department(ours))
    agreement = make.make_agreement([ours, theirs])
    make.make_signatory(agreement.parties.first(), person)
    occasion = make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_attendance(occasion, person)
    make.make_area()
    make.make_picture()
    OldAddress.objects.create(address="https://old.example/1", gone_reason="It is over.")
    Bundle.objects.create(name="Opening day", created_at=timezone.now())
    articles = make_articles(boss)
    about = articles["published"]
    make.make_comment(about, by=boss)
    typed = {"title": ["Typed and not saved"]}
    workflow.keep_copy(about, by=boss, page="a-page", fields=typed, based_on=about.latest)
    return articles


def make_articles(boss):
    stage = make.make_stage("First")
    reviewer, soon = make.make_user(groups=[stage.group]), timezone.now() + timedelta(days=1)
    names = ("draft", "in review", "returned", "approved", "scheduled", "missed")
    made = {name: make.make_draft(f"Is {name}", body="<p>On Monday.</p>") for name in names}
    for name in names[1:5]:
        workflow.submit(made[name], by=made[name].latest.author)
    workflow.send_back(made["returned"].latest, by=reviewer, stage=stage, comment="The date.")
    for name in ("approved", "scheduled"):
        workflow.approve(made[name].latest, by=reviewer, stage=stage)
    workflow.schedule(made["scheduled"], publish_at=soon, by=boss)
    Article.objects.filter(pk=made["missed"].pk).update(missed_at=timezone.now())
    made["conflict"] = make.make_draft("Two write this", at=timezone.now())
    first = made["conflict"].latest
    for title in ("One version", "The other version"):
        workflow.revise(made["conflict"], by=boss, text=Text(title), based_on=first)
    made["published"] = make.make_change(make.make_article("Is published"), title="Is corrected")
    made["changed"] = make.make_article("Is live and changed")
    workflow.revise(made["changed"], by=boss, text=Text("The next text"))
    made["withdrawn"] = make.make_article("Is withdrawn")
    workflow.withdraw(made["withdrawn"], by=boss, reason="The figures were wrong.")
    workflow.confide(made["approved"], [], by=boss)
    return made


def named(patterns):
    """Every named address of the desk, with the arguments it takes."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name, list(pattern.pattern.converters)
        else:
            yield from named(pattern.url_patterns)


def addresses(articles):
    """Every page, once for each that it can be about; an article's form in each of its states."""
    found = [reverse("admin:app_list", args=["news"])]
    for name, arguments in dict(named(admin.site.get_urls())).items():
        if name not in NO_PAGES:
            found += [reverse(f"admin:{name}", kwargs=given)
                      for given in arguments_of(name, arguments, articles)]  # fmt: skip
    published = articles["published"].pk
    found += [f"{reverse('admin:news_article_calendar')}?week=2024-W37",
              f"{reverse('admin:news_article_compare', args=[published])}?old=1",
              f"{reverse('admin:news_article_changelist')}?desk=planned"]  # fmt: skip
    return found


def arguments_of(name, arguments, articles):
    """The objects of the desk it may be asked about."""
    if not arguments:
        return [{}]
    about = articles["published"]
    if name == "news_article_change":
        return [{"object_id": article.pk} for article in articles.values()]
    if name.startswith("news_article_delete"):
        about = articles["draft"]
    if name == "news_article_conflict":
        return [{"pk": articles["conflict"].pk, "number": 3}]
    model = model_of(name.replace("auth_user_", "org_user_"))  # Django knows its own user alone
    pk = about.pk if model is Article else model.objects.order_by("pk").first().pk
    known = {"pk": pk, "object_id": pk, "id": pk, "number": 1}
    if "thread" in arguments:
        known["thread"] = about.comments.first().pk
    if "link" in arguments:
        known["link"] = make.make_preview_link(about).pk
    return [{argument: known[argument] for argument in arguments}]


def model_of(name):
    models = admin.site._registry
    return next(each for each in models if name.startswith(f"{each._meta.label_lower}_"
                                                           .replace(".", "_")))  # fmt: skip


def is_page(client, path):
    """Not what only takes a form, leads elsewhere or is for nobody; no address is unknown."""
    response = client.get(path)
    if response.status_code in {301, 302, 403, 405}:
        return False
    assert response.status_code == 200, f"{path} answers {response.status_code}"
    return response["Content-Type"].startswith("text/html")


# --- How it looks and is used -----------------------------------------------------


def barriers(page, path):
    """What stands in somebody's way, each said once with how the page was looked at."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(path)
    page.evaluate(AXE)
    found = {"wide": page.evaluate(FOUND, TAGS), "by keyboard": page.evaluate(UNREACHED)}
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    found["narrow and dark"] = page.evaluate(FOUND, TAGS)
    width = page.evaluate("document.documentElement.scrollWidth")
    found["scrolls sideways"] = [width] if width > NARROW["width"] else []
    return [f"{look}: {problem}" for look, problems in found.items() for problem in problems]


@pytest.mark.parametrize("is_news", [True, False], ids=["news", "everything else"])
def test_no_page_has_a_barrier(is_news, everything, boss, client, page, live_server, complaints):
    page.on("console", lambda said: said.type == "warning" and complaints.append(said.text))
    client.force_login(boss)
    log_in(page, live_server, boss)

    paths = [path for path in addresses(everything) if ("/news/" in path) == is_news]

    found = defaultdict(list)
    for path in filter(partial(is_page, client), paths):
        for problem in barriers(page, path) + complaints:
            found[problem].append(path)
        complaints.clear()

    assert dict(found) == {}


def test_logging_in_has_no_barrier(live_server, page):
    assert barriers(page, reverse("admin:login")) == []


@pytest.mark.parametrize("may_comment", [True, False])
def test_a_preview_for_somebody_without_an_account_has_no_barrier(live_server, page, may_comment):
    article = make.make_draft("A line opens", body="<p>On Monday.</p>")
    make.make_comment(article)
    link = make.make_preview_link(article, may_comment=may_comment)

    assert barriers(page, link.get_absolute_url()) == []


# --- By keyboard alone ------------------------------------------------------------


def tab_to(page, target):
    """Go there as somebody without a mouse does."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {target}")


def press(page, target):
    tab_to(page, target)
    page.keyboard.press("Enter")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


@pytest.fixture
def submitted(live_server):
    article = make.make_draft("A line opens", body="<p>On Monday.</p>")
    make.make_stage()
    workflow.submit(article, by=article.latest.author)
    return Article.objects.get(pk=article.pk)


def at_the_form(page, live_server, user, article):
    log_in(page, live_server, user)
    page.goto(reverse("admin:news_article_change", args=[article.pk]))


def test_a_text_is_signed(page, live_server, submitted):
    at_the_form(page, live_server, make_reviewer(ReviewStage.objects.get()), submitted)

    press(page, button(page, "Approve"))

    expect(page.locator(".messagelist")).to_contain_text("Signed.")
    submitted.refresh_from_db()
    assert submitted.state == "approved"


def test_a_text_is_returned_with_a_comment(page, live_server, submitted):
    at_the_form(page, live_server, make_reviewer(ReviewStage.objects.get()), submitted)

    tab_to(page, page.locator("#sign-comment"))
    page.keyboard.type("The date is wrong.")
    press(page, button(page, "Return"))

    expect(page.locator(".messagelist")).to_contain_text("Returned to its author.")
    assert submitted.transitions.last().reason == "The date is wrong."


def test_a_text_is_published(page, live_server, submitted):
    reviewer = make_reviewer(ReviewStage.objects.get())
    workflow.approve(submitted.latest, by=reviewer, stage=ReviewStage.objects.get())
    at_the_form(page, live_server, make_publisher(), submitted)

    press(page, button(page, "Publish"))

    expect(page.locator(".messagelist")).to_contain_text("Published: it is live.")
    submitted.refresh_from_db()
    assert submitted.live == submitted.latest


def test_a_text_is_planned(page, live_server, submitted):
    at_the_form(page, live_server, make_publisher(), submitted)

    press(page, page.get_by_role("link", name="Plan…"))
    moment = page.locator("[name=publish_at]")
    tab_to(page, moment)
    page.keyboard.type("06062030")  # whether the browser puts the day first or the month
    page.keyboard.press("ArrowRight")
    page.keyboard.type("0930AM")
    press(page, page.locator("#content-main button").first)

    expect(page.locator(".messagelist")).to_be_visible()
    submitted.refresh_from_db()
    assert timezone.localtime(submitted.publish_at).isoformat()[:16] == "2030-06-06T09:30"


def test_a_text_is_commented_on(page, live_server, submitted):
    at_the_form(page, live_server, make_reviewer(ReviewStage.objects.get()), submitted)

    press(page, page.get_by_text("New comment", exact=True))
    tab_to(page, page.locator("#comment-body"))
    page.keyboard.type("Which Monday?")
    press(page, page.locator("button[form=comment-new]"))

    expect(page.locator(".comment-body")).to_have_text("Which Monday?")


def test_a_draft_is_found_on_the_first_page_saved_and_submitted(page, live_server):
    writer = make_writer()
    make.make_draft("A line opens", by=writer, body="<p>On Monday.</p>")
    make.make_stage()
    log_in(page, live_server, writer)
    page.goto(reverse("admin:index"))

    press(page, page.get_by_role("link", name="A line opens"))
    page.wait_for_selector(".ProseMirror")
    press(page, button(page, "Submit for review"))

    expect(page.locator(".messagelist")).to_contain_text("Submitted for review.")


def test_the_calendar_is_walked(page, live_server):
    log_in(page, live_server, make_staff("view_article"))
    page.goto(reverse("admin:news_article_calendar") + "?month=2026-12")

    press(page, page.get_by_role("link", name="Later"))
    page.wait_for_url("**month=2027-01")
    press(page, page.get_by_role("link", name="Week 1", exact=True))
    page.wait_for_url("**week=2027-W01")

    expect(page.get_by_role("heading", name="Week 1:")).to_be_visible()
