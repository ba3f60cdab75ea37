/* The buttons above a text. Each is a name (its label), an icon, what it does, and when it is lit,
   possible or shown. */

export function toolbar(tiptap, editor, labels, insertPicture) {
  const run = (command, ...options) => () => editor.chain().focus()[command](...options).run()
  const inTable = () => editor.isActive("table")
  const groups = [
    [
      { name: "paragraph", icon: "notes", run: run("setParagraph"), lit: () => editor.isActive("paragraph") },
      { name: "heading2", text: "H2", run: run("toggleHeading", { level: 2 }), lit: () => editor.isActive("heading", { level: 2 }) },
      { name: "heading3", text: "H3", run: run("toggleHeading", { level: 3 }), lit: () => editor.isActive("heading", { level: 3 }) },
    ],
    [
      mark("bold", "format_bold"),
      mark("italic", "format_italic"),
      mark("subscript", "subscript"),
      mark("superscript", "superscript"),
      { name: "link", icon: "insert_link", run: () => link(tiptap, editor, labels), lit: () => editor.isActive("link"), can: () => !editor.state.selection.empty || editor.isActive("link") },
      { name: "unlink", icon: "link_off", run: run("unsetLink"), shown: () => editor.isActive("link") },
    ],
    [
      { name: "bulletList", icon: "format_list_bulleted", run: run("toggleBulletList"), lit: () => editor.isActive("bulletList") },
      { name: "orderedList", icon: "format_list_numbered", run: run("toggleOrderedList"), lit: () => editor.isActive("orderedList") },
      { name: "blockquote", icon: "format_quote", run: run("toggleBlockquote"), lit: () => editor.isActive("blockquote") },
      { name: "rule", icon: "horizontal_rule", run: run("setHorizontalRule") },
    ],
    [
      { name: "picture", icon: "image", run: insertPicture, worded: true },
      { name: "table", icon: "grid_on", run: run("insertTable", { rows: 3, cols: 3, withHeaderRow: true }), can: () => !inTable() },
    ],
    [
      { name: "addRow", text: "+ ↓", run: run("addRowAfter"), shown: inTable },
      { name: "deleteRow", text: "− ↓", run: run("deleteRow"), shown: inTable },
      { name: "addColumn", text: "+ →", run: run("addColumnAfter"), shown: inTable },
      { name: "deleteColumn", text: "− →", run: run("deleteColumn"), shown: inTable },
      { name: "deleteTable", icon: "delete", run: run("deleteTable"), shown: inTable },
    ],
    [
      { name: "undo", icon: "undo", run: run("undo"), can: () => editor.can().undo() },
      { name: "redo", icon: "redo", run: run("redo"), can: () => editor.can().redo() },
    ],
  ]

  function mark(name, icon) {
    return { name, icon, run: run("toggleMark", name), lit: () => editor.isActive(name) }
  }

  const bar = document.createElement("div")
  bar.className = "body-toolbar"
  bar.setAttribute("role", "group")
  bar.setAttribute("aria-label", labels.toolbar)
  for (const group of groups) bar.append(buttons(group, editor, labels))
  return bar
}

function buttons(group, editor, labels) {
  const box = document.createElement("span")
  for (const item of group) {
    const button = document.createElement("button")
    button.type = "button"
    button.title = labels[item.name]
    button.setAttribute("aria-label", labels[item.name])
    button.append(face(item))
    if (item.worded) button.append(labels[item.name])
    button.addEventListener("click", item.run)
    box.append(button)
    const refresh = () => {
      if (item.lit) button.setAttribute("aria-pressed", String(item.lit()))
      button.disabled = !!item.can && !item.can()
      button.hidden = !!item.shown && !item.shown()
      box.hidden = [...box.children].every((child) => child.hidden)
    }
    editor.on("transaction", refresh)
    refresh()
  }
  return box
}

function face({ icon, text }) {
  const made = document.createElement("span")
  made.setAttribute("aria-hidden", "true")
  made.textContent = icon ?? text
  if (icon) made.className = "material-icons"
  return made
}

/* "example.com/page" means another site, not a page beside this one. */
function complete(href) {
  return !href || /^([a-z][a-z0-9+.-]*:|\/|#)/i.test(href) ? href : `https://${href}`
}

async function link(tiptap, editor, labels) {
  const ask = tiptap.updateAttrsDialog(
    { href: { title: labels.address } },
    { title: labels.link, submitText: labels.apply },
  )
  const given = await ask(editor, editor.getAttributes("link"))
  if (!given) return
  const chain = editor.chain().focus().extendMarkRange("link")
  const href = complete(given.href.trim())
  if (href) chain.setLink({ href }).run()
  else chain.unsetLink().run()
}
