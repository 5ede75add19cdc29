// Lists without a second click: a filter that is chosen is applied; "/" goes to the words that are looked for.
(() => {
  const form = document.querySelector("[data-desk-find]");
  if (!form) return;
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const words = form.querySelector("input[type=search]");
    if (event.key !== "/" || typing || !words) return;
    event.preventDefault();
    words.focus();
    words.select();
  });
})();
