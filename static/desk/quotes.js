/* Finds words in what a page shows, as apps/news/comments/anchor.py finds them in a text: without
   white space, and of several places the one with as much before it as can still be found. */

const BLANK = /[\s\u00ad\u200b\u200c\u200d\u2060\ufeff]/
const BLANKS = new RegExp(BLANK, "g")
const CONTEXTS = [60, 24, 8, 0]
const LONGEST_QUOTE = 500
const LONGEST_BEFORE = 60

const squeezed = (text) => text.replace(BLANKS, "")

/* The letters of some elements, and where each stands. Captions are not words of the text. */
export class Letters {
  constructor(roots) {
    this.nodes = []
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        if (!walker.currentNode.parentElement.closest("figure")) this.nodes.push(walker.currentNode)
      }
    }
    this.starts = []
    let length = 0
    this.text = this.nodes.map((node) => {
      this.starts.push(length)
      const letters = squeezed(node.data)
      length += letters.length
      return letters
    }).join("")
  }

  /* A Range over the words, or null where they are not shown. */
  find(quote, before) {
    const words = squeezed(quote)
    if (!words) return null
    const start = this.placeOf(words, squeezed(before))
    if (start === null) return null
    const range = document.createRange()
    range.setStart(...this.placed(start))
    const [node, offset] = this.placed(start + words.length - 1)
    range.setEnd(node, offset + 1)
    return range
  }

  placeOf(words, before) {
    for (const size of CONTEXTS) {
      const context = size ? before.slice(-size) : ""
      const start = this.text.indexOf(context + words)
      if (start >= 0) return start + context.length
    }
    return null
  }

  /* The node and the offset of a letter. */
  placed(index) {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.starts[middle] <= index) low = middle
      else high = middle - 1
    }
    const node = this.nodes[low]
    let left = index - this.starts[low]
    for (let offset = 0; offset < node.data.length; offset += 1) {
      if (!BLANK.test(node.data[offset]) && left-- === 0) return [node, offset]
    }
    return [node, node.data.length]
  }

  /* What of a Range are words of the text: {quote, before}, or null. */
  picked(range) {
    const pieces = []
    let first = null
    let block = null
    this.nodes.forEach((node, index) => {
      if (!range.intersectsNode(node)) return
      const from = node === range.startContainer ? range.startOffset : 0
      const to = node === range.endContainer ? range.endOffset : node.data.length
      const piece = node.data.slice(from, to)
      if (!squeezed(piece)) return
      first ??= this.starts[index] + squeezed(node.data.slice(0, from)).length
      const its = node.parentElement.closest("p, li, h2, h3, td, th, blockquote, .prose")
      pieces.push((block && its !== block ? "\n" : "") + piece)
      block = its
    })
    if (first === null) return null
    const quote = pieces.join("").trim().slice(0, LONGEST_QUOTE)
    return { quote, before: this.text.slice(Math.max(0, first - LONGEST_BEFORE), first) }
  }
}

/* The same of what is selected in a field. */
export function pickedIn(field) {
  const { selectionStart: from, selectionEnd: to, value } = field
  const quote = value.slice(from, to).trim().slice(0, LONGEST_QUOTE)
  return quote ? { quote, before: value.slice(Math.max(0, from - LONGEST_BEFORE), from) } : null
}
