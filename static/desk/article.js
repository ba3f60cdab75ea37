/* On the article form: moves wait until what was typed is saved, nothing typed is left behind by
   accident, and a new article's address follows its title until somebody gives it another. */

const ready = () => {
  const form = document.querySelector("#article_form")
  if (!form) return
  keepTyped(form)
  suggestAddress(form)
}

function keepTyped(form) {
  let isTyped = document.querySelector(".errornote") !== null
  const moves = document.querySelector("[data-moves]")
  const refresh = () => {
    for (const button of moves?.querySelectorAll("button") ?? []) button.disabled = isTyped
    const hint = moves?.querySelector(".moves-wait")
    if (hint) hint.hidden = !isTyped
  }
  const typed = () => {
    isTyped = true
    refresh()
  }
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, typed)
  }
  // The choosers of related entries speak jQuery only, and call out "change" when they begin.
  window.django?.jQuery(form).on("select2:select select2:unselect", typed)
  form.addEventListener("submit", () => { isTyped = false })
  window.addEventListener("beforeunload", (event) => {
    if (isTyped && form.dataset.kept !== "yes") event.preventDefault()
  })
  refresh()
}

function suggestAddress(form) {
  const slug = form.elements.slug
  const title = form.elements.title
  if (!slug || !title || slug.value || slug.disabled) return
  const suggest = () => { slug.value = window.URLify(title.value, slug.maxLength) }
  title.addEventListener("input", suggest)
  slug.addEventListener("input", () => title.removeEventListener("input", suggest))
}

document.addEventListener("DOMContentLoaded", ready)
