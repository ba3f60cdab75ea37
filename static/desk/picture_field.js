/* A picture's number becomes the picture, a button to choose another, and one to remove it. */

import { choosePicture } from "./library.js"

function enhance(field) {
  const input = field.querySelector("input")
  const shown = field.querySelector(".picture-field-shown")
  const remove = field.querySelector(".picture-field-remove")

  const set = (value, ...content) => {
    input.value = value
    remove.hidden = value === ""
    shown.replaceChildren(...content)
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  input.type = "hidden"
  remove.hidden = input.value === ""
  remove.addEventListener("click", () => set(""))
  field.querySelector(".picture-field-choose").addEventListener("click", async (event) => {
    event.preventDefault()
    const { library, title, close } = field.dataset
    const picture = await choosePicture(library, title, close)
    if (!picture) return
    const image = Object.assign(document.createElement("img"), { src: picture.src, alt: picture.alt })
    const words = document.createElement("p")
    words.textContent = picture.caption || picture.alt
    set(picture.id, image, words)
  })
}

for (const field of document.querySelectorAll("[data-picture-field]")) enhance(field)
