/* Keeps what is typed into the article form, some seconds after the typing stops, and says that the
   form is open. What is kept is no text yet: only saving makes one. */

const IDLE = 3_000
const LONGEST = 15_000 // without a pause in the typing
const BEAT = 30_000
const RETRY = 5_000
const KEPT_ALIVE = 60_000 // bytes

const place = document.querySelector("[data-keep]")
const form = place?.closest("form")
const labels = place && JSON.parse(place.dataset.labels)

let untouched = null // the form as one string, where it shows what is saved
let kept = null // what the server has
let since = 0 // when typing began that is not kept
let timer = 0
let request = null
let sending = null // what is on its way to the server
let isSaving = false
let mood = ""

function typed() {
  const fields = new URLSearchParams(new FormData(form))
  fields.delete("csrfmiddlewaretoken")
  return fields.toString()
}

/* Whoever logs in again in another tab is given another token. */
function freshToken() {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]
  for (const input of document.getElementsByName("csrfmiddlewaretoken")) {
    if (token) input.value = token
  }
}

function message(doing, isTyped) {
  freshToken()
  const body = new FormData(form)
  const whole = doing === "typing"
  for (const name of [...body.keys()]) {
    if (!whole && !["csrfmiddlewaretoken", "page", "opened_on"].includes(name)) body.delete(name)
  }
  body.set("doing", doing)
  body.set("writer", place.dataset.writer)
  if (isTyped) body.set("is_typed", "1")
  return body
}

/* What is sent may be the last of a page; of much, browsers refuse to send on once it is gone. */
async function send(doing, isTyped = false, options = {}) {
  const body = message(doing, isTyped)
  const size = [...body].reduce((sum, [name, value]) => sum + name.length + 3 * value.length + 150, 0)
  const keepalive = size < KEPT_ALIVE
  return fetch(place.dataset.keep, { method: "POST", body, redirect: "manual", keepalive, ...options })
}

/* --- Keeping ----------------------------------------------------------------------------------- */

function schedule() {
  form.dataset.kept = "no"
  since ||= Date.now()
  clearTimeout(timer)
  timer = setTimeout(() => keep(), Math.max(0, Math.min(IDLE, since + LONGEST - Date.now())))
}

async function keep(isLeaving = false) {
  clearTimeout(timer)
  const now = typed()
  if (now === kept) return rest()
  if (isSaving || now === sending || (request && !isLeaving)) return
  const mine = request = new AbortController()
  const sentAt = Date.now()
  sending = now
  try {
    const answer = await send("typing", now !== untouched, { signal: mine.signal })
    if (await isTaken(answer)) done(now, sentAt)
  } catch {
    if (!isSaving) fail(labels.away)
  } finally {
    if (request === mine) request = sending = null
  }
}

function done(sent, sentAt) {
  kept = sent
  if (typed() === kept) return rest()
  since = sentAt
  schedule()
}

function rest() {
  since = 0
  form.dataset.kept = "yes"
}

async function isTaken(answer) {
  if (answer.type === "opaqueredirect") return fail(labels.logged_out, RETRY, labels.log_in)
  if (answer.status >= 500) return fail(labels.away)
  const isAnswer = answer.headers.get("Content-Type")?.startsWith("application/json")
  const news = isAnswer ? await answer.json() : {}
  if (!answer.ok) return fail(news.said ?? labels.refused, BEAT)
  const { said } = news
  tellOthers(news)
  if (said !== undefined) say("kept", said, said && labels.kept)
  return true
}

function fail(text, wait = RETRY, link = "") {
  say("not kept", text, text)
  if (link) {
    const login = Object.assign(document.createElement("a"), {
      href: place.dataset.login, target: "_blank", textContent: link,
    })
    place.querySelector("[data-state]").append(" ", login)
  }
  clearTimeout(timer)
  timer = setTimeout(() => keep(), wait)
  return false
}

/* --- Saying -------------------------------------------------------------------------------------- */

/* What is seen tells each time; what is heard, only that something has changed. */
function say(newMood, seen, heard) {
  const line = place.querySelector("[data-state]")
  line.textContent = seen
  line.classList.toggle("alarm", newMood === "not kept")
  if (mood !== newMood + heard) place.querySelector("[data-said]").textContent = heard
  mood = newMood + heard
}

function tellOthers({ editing = [], newer = "", elsewhere = "" }) {
  const isShown = document.querySelector(".unsaved") !== null
  tell("[data-editing]", editing)
  tell("[data-newer]", [newer, isShown ? "" : elsewhere].filter(Boolean))
}

function tell(selector, lines) {
  const box = document.querySelector(selector)
  if (!box || [...box.children].map((line) => line.textContent).join("\n") === lines.join("\n")) return
  box.replaceChildren(...lines.map((line) => {
    const paragraph = document.createElement("p")
    paragraph.textContent = line
    return paragraph
  }))
}

/* --- While the page is open ----------------------------------------------------------------------- */

async function beat() {
  if (isSaving || request) return
  if (typed() !== kept) return keep()
  try {
    const answer = await send("open")
    if (answer.ok) {
      tellOthers(await answer.json())
    }
  } catch {
    // Nothing was typed, so nothing is lost; the next beat tells.
  }
}

function leave() {
  if (isSaving) return
  keep(true)
  send("leaving").catch(() => {})
}

function begin() {
  if ("typed" in place.dataset) schedule()
  else kept = untouched = typed()
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, schedule)
  }
  // The choosers of related entries speak jQuery only.
  window.django?.jQuery(form).on("select2:select select2:unselect", schedule)
  form.addEventListener("submit", () => {
    isSaving = true
    freshToken()
    request?.abort()
    clearTimeout(timer)
    setTimeout(() => { isSaving = false }, 2 * RETRY) // still here: it was stopped
  })
  window.addEventListener("online", () => keep())
  window.addEventListener("focus", () => mood.startsWith("not kept") && keep())
  window.addEventListener("beforeunload", () => keep(true))
  window.addEventListener("pagehide", leave)
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) isSaving = false })
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true)
    else beat()
  })
  setInterval(beat, BEAT)
  beat()
}

if (form) begin()
