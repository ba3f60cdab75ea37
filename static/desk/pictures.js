/* In the library: says to the form which picture was chosen. */

for (const button of document.querySelectorAll(".library-picture")) {
  button.addEventListener("click", () => {
    const { picture, alt, caption, credit } = button.dataset
    const src = button.querySelector("img").currentSrc
    window.parent.postMessage(
      { picture: { id: Number(picture), alt, caption, credit, src } },
      location.origin,
    )
  })
}
