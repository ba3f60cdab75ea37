/* The focal point as a mark on the picture, the crops it makes beside it. Keeps the two number fields. */

const STEP = 0.01
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const inside = (value) => Math.min(1, Math.max(0, value))

/* Where `object-position` puts a crop's middle on the focal point, as far as the edges allow. */
function position(focal, shown, whole) {
  const room = whole - shown
  if (room <= 0) return "50%"
  return `${(Math.min(Math.max(focal * whole - shown / 2, 0), room) / room) * 100}%`
}

function show(crop, x, y) {
  const image = crop.querySelector("img")
  const ratio = crop.clientWidth / crop.clientHeight
  const [width, height] = [image.naturalWidth, image.naturalHeight]
  if (!width || !ratio) return
  const across = position(x, Math.min(width, height * ratio), width)
  const down = position(y, Math.min(height, width / ratio), height)
  image.style.objectPosition = `${across} ${down}`
}

function enhance(chooser) {
  const fields = [chooser.dataset.x, chooser.dataset.y].map((id) => document.getElementById(id))
  if (!fields.every(Boolean)) return // one who may only look
  const mark = chooser.querySelector(".focal-mark")
  const image = chooser.querySelector(".focal-picture img")
  const crops = chooser.querySelectorAll(".focal-crop")
  const point = () => fields.map((field) => inside(Number.isNaN(field.valueAsNumber) ? 0.5 : field.valueAsNumber))

  const draw = () => {
    const [x, y] = point()
    mark.style.insetInlineStart = `${x * 100}%`
    mark.style.insetBlockStart = `${y * 100}%`
    const [across, down] = [x, y].map((part) => Math.round(part * 100))
    mark.setAttribute("aria-label", mark.dataset.label.replace("{x}", across).replace("{y}", down))
    for (const crop of crops) show(crop, x, y)
  }
  const set = (...values) => {
    fields.forEach((field, i) => (field.value = String(Number(inside(values[i]).toFixed(3)))))
    draw()
  }

  const follow = ({ clientX, clientY }) => {
    const box = image.getBoundingClientRect()
    set((clientX - box.left) / box.width, (clientY - box.top) / box.height)
  }
  const surface = image.parentElement
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    surface.setPointerCapture(event.pointerId)
    mark.focus()
    follow(event)
  })
  surface.addEventListener("pointermove", (event) => {
    if (surface.hasPointerCapture(event.pointerId)) follow(event)
  })
  mark.addEventListener("keydown", (event) => {
    const direction = KEYS[event.key]
    if (!direction) return
    event.preventDefault()
    const [x, y] = point()
    const step = event.shiftKey ? STEP * 10 : STEP
    set(x + direction[0] * step, y + direction[1] * step)
  })
  for (const field of fields) field.addEventListener("input", draw)
  for (const crop of crops) crop.querySelector("img").addEventListener("load", draw)

  for (const hidden of chooser.querySelectorAll("[hidden]")) hidden.hidden = false
  draw()
}

for (const chooser of document.querySelectorAll("[data-focal-point]")) enhance(chooser)
