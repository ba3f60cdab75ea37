/* A button beside the address of a preview that copies it. */

const copy = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select(); // without https, or where it is forbidden
    document.execCommand("copy");
  }
};

for (const row of document.querySelectorAll("[data-copy]")) {
  const [field, button, status] = row.children;
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    await copy(field);
    status.textContent = button.dataset.done;
  });
}
