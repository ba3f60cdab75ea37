/* Turns the textarea of an article's body into an editor. The textarea keeps the HTML and is what
   is sent, so the form works the same without this script. */

import { figure } from "./figure.js"
import { choosePicture } from "./library.js"
import { toolbar } from "./toolbar.js"
import { withWordLists } from "./word_lists.js"

const EMPTY_END = /(<p><\/p>)+$/

async function edit(textarea) {
  const labels = JSON.parse(textarea.dataset.labels)
  const tiptap = await import(textarea.dataset.editor)
  const frame = document.createElement("div")
  frame.className = "body-editor"
  frame.lang = textarea.lang
  textarea.before(frame)
  textarea.hidden = true

  const editor = new tiptap.Editor({
    element: frame,
    injectCSS: false, // a style element is not allowed: desk/editor.css has the rules
    extensions: extensions(tiptap, textarea.dataset.pictures, labels),
    content: textarea.value,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": document.querySelector(`label[for="${textarea.id}"]`)?.textContent ?? "",
        class: "prose",
      },
      transformPastedHTML: withWordLists,
    },
    onUpdate({ editor }) {
      textarea.value = editor.getHTML().replace(EMPTY_END, "")
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  frame.prepend(toolbar(tiptap, editor, labels, () => insertPicture(editor, textarea, labels)))
  document.querySelector(`label[for="${textarea.id}"]`)
    ?.addEventListener("click", () => editor.commands.focus())
}

async function insertPicture(editor, textarea, labels) {
  const picture = await choosePicture(textarea.dataset.pictures, labels.library, labels.close)
  if (!picture) return
  editor.chain().focus()
    .insertContent({ type: "figure", attrs: { picture: picture.id } })
    .command(writeOnBelow)
    .run()
}

/* What is typed next comes after the figure; typed over a selected figure, it would replace it. */
function writeOnBelow({ tr, state, commands }) {
  const below = tr.selection.to
  if (!tr.doc.nodeAt(below)?.isTextblock) tr.insert(below, state.schema.nodes.paragraph.create())
  return commands.setTextSelection(below + 1)
}

function extensions(tiptap, pictures, labels) {
  const kept = tiptap.Extension.create({
    name: "keptAttributes",
    addGlobalAttributes: () => [
      { types: ["paragraph", "blockquote"], attributes: { lang: { default: null } } },
      { types: ["tableHeader"], attributes: { scope: { default: null } } },
    ],
  })
  return [
    tiptap.Document, tiptap.Paragraph, tiptap.Text, tiptap.HardBreak,
    tiptap.Heading.configure({ levels: [2, 3] }),
    tiptap.Bold, tiptap.Italic, tiptap.Subscript, tiptap.Superscript,
    tiptap.Link.configure({ protocols: ["mailto", "tel"], enableTarget: false }),
    tiptap.BulletList, tiptap.OrderedList, tiptap.ListItem, tiptap.Blockquote,
    tiptap.HorizontalRule,
    tiptap.Table, tiptap.TableRow, tiptap.TableHeader, tiptap.TableCell,
    tiptap.History, tiptap.Dropcursor, tiptap.Gapcursor,
    figure(tiptap, pictures, labels),
    kept,
  ]
}

for (const textarea of document.querySelectorAll("textarea[data-editor]")) edit(textarea)
