/* A figure in the text is a reference to a picture of the library, and nothing else: what it shows
   comes from there whenever the page is made. */

export const figure = (tiptap, library, labels) =>
  tiptap.Node.create({
    name: "figure",
    group: "block",
    atom: true,
    draggable: true,

    addAttributes: () => ({
      picture: {
        parseHTML: (element) => element.getAttribute("data-picture"),
        renderHTML: ({ picture }) => ({ "data-picture": picture }),
      },
    }),

    parseHTML: () => [{ tag: "figure[data-picture]" }],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement("figure")
        show(dom, `${library}${Number(node.attrs.picture)}/`, labels.missing)
        return { dom }
      },
  })

async function show(dom, url, missing) {
  const answer = await fetch(url)
  if (!answer.ok) {
    dom.textContent = missing
    dom.className = "missing"
    return
  }
  const { src, alt, caption, credit } = await answer.json()
  const image = Object.assign(document.createElement("img"), { src, alt })
  const words = document.createElement("figcaption")
  const small = document.createElement("small")
  small.textContent = credit
  words.append(caption || alt, " ", small)
  dom.append(image, words)
}
