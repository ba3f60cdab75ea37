/* Comments beside a text: words are chosen by selecting them, a comment is sent without leaving the
   page, and a thread shows its words. All of it is there without this script, one page at a time. */

import { Letters, pickedIn } from "./quotes.js"

const TEXT = ".revision-text > h2, .revision-text > .summary, .revision-text > .prose, .ProseMirror"
const FIELDS = "#id_title, #id_summary"
const SHORTCUT = "Control+Alt+M"
const highlights = window.CSS?.highlights

const panel = () => document.querySelector("[data-comments]")
const letters = () => new Letters(document.querySelectorAll(TEXT))

/* --- Choosing words ------------------------------------------------------------------------ */

function chosen() {
  const field = document.activeElement
  if (field?.matches(FIELDS)) return pickedIn(field)
  const selection = document.getSelection()
  if (!selection.rangeCount || selection.isCollapsed) return null
  return letters().picked(selection.getRangeAt(0))
}

function offerButton() {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "comment-offer move"
  button.hidden = true
  button.textContent = panel().dataset.offer
  button.setAttribute("aria-keyshortcuts", SHORTCUT)
  button.title = SHORTCUT.replaceAll("Control", "Ctrl")
  document.body.append(button)
  button.addEventListener("mousedown", (event) => event.preventDefault()) // keeps the selection
  button.addEventListener("click", begin)
  document.addEventListener("selectionchange", () => offer(button))
  document.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.altKey || event.code !== "KeyM" || !chosen()) return
    event.preventDefault()
    begin()
  })

  function begin() {
    const words = chosen()
    if (words) commentOn(words)
    button.hidden = true
  }
}

/* The button stands under the last line of what is selected. */
function offer(button) {
  const isInText = mayBeText()
  button.hidden = !isInText || !chosen()
  if (button.hidden) return
  const field = document.activeElement
  const place = field?.matches(FIELDS) ? field : document.getSelection().getRangeAt(0)
  const box = place.getBoundingClientRect()
  const widest = document.documentElement.clientWidth - button.offsetWidth - 8
  button.style.insetBlockStart = `${box.bottom + window.scrollY + 6}px`
  button.style.insetInlineStart = `${Math.max(8, Math.min(box.left, widest)) + window.scrollX}px`
}

function mayBeText() {
  if (document.activeElement?.matches(FIELDS)) return true
  const selection = document.getSelection()
  if (!selection.rangeCount || selection.isCollapsed) return false
  const range = selection.getRangeAt(0)
  return [...document.querySelectorAll(TEXT)].some((root) => range.intersectsNode(root))
}

function commentOn({ quote, before }) {
  const fresh = panel().querySelector("[data-comment-new]")
  fresh.open = true
  fill("#comment-quote", quote)
  panel().querySelector("[name=before]").value = before
  const body = panel().querySelector("#comment-body")
  body.scrollIntoView({ block: "center" })
  body.focus()
}

function fill(selector, value) {
  const field = panel().querySelector(selector)
  field.value = value
  keep(field)
}

/* --- Showing words -------------------------------------------------------------------------- */

function mark() {
  const shown = letters()
  const ranges = []
  for (const thread of panel().querySelectorAll(".thread")) {
    const range = shown.find(thread.dataset.quote, thread.dataset.before)
    const button = thread.querySelector(".thread-show")
    if (button) button.hidden = range === null
    if (range && "open" in thread.dataset) ranges.push(range)
  }
  highlights?.set("commented", new Highlight(...ranges))
}

function show(thread) {
  const range = letters().find(thread.dataset.quote, thread.dataset.before)
  if (!range) return
  if (highlights) {
    highlights.set("comment-shown", new Highlight(range))
  } else {
    document.getSelection().removeAllRanges()
    document.getSelection().addRange(range)
  }
  range.startContainer.parentElement.scrollIntoView({ block: "center" })
}

/* Marks follow what is written, when it rests. */
function markAgain() {
  let timer
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(mark, 600)
  }
  const text = document.querySelector(".article-form-text, .article-comments-text")
  if (text) new MutationObserver(later).observe(text, { childList: true, subtree: true, characterData: true })
}

/* --- Sending -------------------------------------------------------------------------------- */

async function send(form, submitter) {
  const status = document.querySelector("[data-comments-status]")
  if (submitter) submitter.disabled = true
  try {
    const response = await fetch(submitter?.hasAttribute("formaction") ? submitter.formAction : form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
    })
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    if (!page.querySelector("[data-comments]")) throw new Error("no panel came back")
    if (!page.querySelector(".comments-refusal")) forget(form)
    replace(page)
    status.textContent = panel().dataset.message
  } catch {
    status.textContent = panel().dataset.failed
    status.classList.add("alarm")
    if (submitter) submitter.disabled = false
  }
}

function replace(page) {
  for (const part of ["[data-comments]", "[data-comment-forms]"]) {
    document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)))
  }
  begin()
  const made = document.getElementById(`comment-${panel().dataset.made}`)
  const place = panel().querySelector(".comments-refusal") ?? made ?? panel().querySelector("h2")
  place.focus()
}

/* --- Keeping what is typed, across a save of the text or a crash ------------------------------ */

const key = (field) => `comment ${panel().dataset.article} ${field.form?.id} ${field.name}`

function keep(field) {
  if (field.value) sessionStorage.setItem(key(field), field.value)
  else sessionStorage.removeItem(key(field))
}

function restore() {
  for (const field of panel().querySelectorAll("textarea")) {
    const kept = sessionStorage.getItem(key(field))
    if (!kept || field.value) continue
    field.value = kept
    field.closest("details").open = true
  }
}

function forget(form) {
  for (const field of form.elements) sessionStorage.removeItem(key(field))
}

/* --- The panel --------------------------------------------------------------------------------- */

function begin() {
  restore()
  mark()
  for (const kind of ["input", "change"]) {
    panel().addEventListener(kind, (event) => {
      event.stopPropagation() // beside the article's form, but nothing of the article is typed here
      keep(event.target)
      if (event.target.name === "quote") panel().querySelector("[name=before]").value = ""
    })
  }
  panel().addEventListener("click", (event) => {
    const button = event.target.closest(".thread-show")
    if (button) show(button.closest(".thread"))
  })
  document.querySelector("[data-comment-forms]").addEventListener("submit", (event) => {
    event.preventDefault()
    send(event.target, event.submitter)
  })
}

function statusLine() {
  const status = document.createElement("p")
  status.className = "comments-status"
  status.setAttribute("role", "status")
  status.dataset.commentsStatus = ""
  panel().before(status)
}

if (panel()) {
  statusLine()
  begin()
  offerButton()
  markAgain()
}
