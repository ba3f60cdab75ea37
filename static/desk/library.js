/* The picture library in a window of its own above the form. */

export function choosePicture(url, title, close) {
  const dialog = document.createElement("dialog")
  dialog.className = "library-window"
  dialog.setAttribute("aria-label", title)
  const frame = Object.assign(document.createElement("iframe"), { src: url, title })
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: close })
  button.addEventListener("click", () => dialog.close())
  dialog.append(button, frame)
  document.body.append(dialog)
  dialog.showModal()

  return new Promise((resolve) => {
    let chosen = null
    const listen = ({ origin, source, data }) => {
      if (origin !== location.origin || source !== frame.contentWindow || !data?.picture) return
      chosen = data.picture
      dialog.close()
    }
    window.addEventListener("message", listen)
    dialog.addEventListener("close", () => {
      window.removeEventListener("message", listen)
      dialog.remove()
      resolve(chosen)
    })
  })
}
