// A chooser says its field's name to a screen reader; select2 alone says only what is chosen.
const named = (select) => {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const name = select.getAttribute("aria-label") || label?.textContent.trim();
  const chooser = select.nextElementSibling;
  if (!name || !chooser?.classList.contains("select2")) return;
  for (const part of chooser.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox], input")) {
    const chosen = part.closest(".select2-selection--single")?.textContent.trim();
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", chosen ? `${name}: ${chosen}` : name);
  }
};
const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(named);

// select2 draws itself anew with every choice and every added row.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
