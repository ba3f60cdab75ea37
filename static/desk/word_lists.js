/* Word pastes a list as paragraphs with a typed bullet in front. This makes lists of them again,
   and drops the styles that come along. */

const NUMBERED = /^\s*(\d+|[a-z]|[ivxlc]+)[.)、]/i

export function withWordLists(html) {
  const page = new DOMParser().parseFromString(html.replace(/\sstyle=(["'])(.*?)\1/gis, keptForLists), "text/html")
  let list = null
  for (const paragraph of [...page.querySelectorAll("p")]) {
    if (!paragraph.hasAttribute("data-word-list")) continue
    const bullet = paragraph.querySelector("[data-word-bullet]")
    const kind = NUMBERED.test(bullet?.textContent ?? "") ? "ol" : "ul"
    bullet?.remove()
    if (list === null || list.localName !== kind || list.nextElementSibling !== paragraph) {
      list = page.createElement(kind)
      paragraph.before(list)
    }
    const item = page.createElement("li")
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
  return page.body.innerHTML
}

function keptForLists(_all, _quote, style) {
  if (/mso-list:\s*ignore/i.test(style)) return " data-word-bullet"
  return /mso-list:/i.test(style) ? " data-word-list" : ""
}
