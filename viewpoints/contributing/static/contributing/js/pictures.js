"use strict";
/* Files go up when they are chosen or dropped, and come out again at once; there is a row for one more picture. */

(() => {
  if (!Saving) return;
  const { form } = Saving;
  const rows = form.querySelector(".picture-rows");
  const emptyRow = [...rows.children].find((row) => row.querySelector("input[type=file]"));
  const empty = emptyRow && emptyRow.outerHTML;

  const isUsed = (row) => row.matches(".field-wrong") || row.querySelector(".kept") || [...row.querySelectorAll("input")].some((one) => one.value);

  // One empty row is enough where more can be added.
  for (const row of [...rows.children].reverse()) {
    if (isUsed(row) || !row.previousElementSibling || isUsed(row.previousElementSibling)) break;
    row.remove();
  }

  form.addEventListener("change", async (event) => {
    if (event.target.type !== "file" || !event.target.files.length) return;
    const slot = event.target.closest("[data-slot]").dataset.slot;
    Saving.say(form.dataset.uploading);
    if (await Saving.now()) {
      Saving.say("");
      focusOn(slot);
    }
  });

  form.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    const slot = button.closest("[data-slot]").dataset.slot;
    if (await Saving.now(button.formAction)) focusOn(slot);
  });

  function focusOn(slot) {
    form.querySelector(`[data-slot="${slot}"] .kept, [data-slot="${slot}"] input`).focus();
  }

  function addRow() {
    const last = rows.lastElementChild;
    const number = Number(last.id.split("-")[1]) + 1;
    last.insertAdjacentHTML("afterend", empty.replace(/picture-\d+/g, `picture-${number}`));
    const row = rows.lastElementChild;
    row.classList.remove("field-wrong");
    row.querySelectorAll(".errorlist").forEach((one) => one.remove());
    row.querySelectorAll("input").forEach((one) => (one.value = ""));
    const label = row.querySelector("label");
    label.textContent = label.textContent.replace(/\d+/, number);
    more.hidden = number >= Number(rows.dataset.most);
    return row;
  }

  const more = document.createElement("button");
  more.type = "button";
  more.className = "as-link";
  more.textContent = rows.dataset.more;
  more.addEventListener("click", () => addRow().querySelector("input").focus());
  if (empty) rows.after(more);
  more.hidden = rows.children.length >= Number(rows.dataset.most);

  form.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  form.addEventListener("drop", (event) => take(event, event.dataTransfer.files));
  form.addEventListener("paste", (event) => {
    if (!event.clipboardData.getData("text/plain")) take(event, event.clipboardData.files);
  });

  /** Put files that were dropped or pasted where they belong: pictures in their rows, a document in its own. */
  function take(event, files) {
    if (!files.length) return;
    event.preventDefault();
    for (const file of files) {
      const input = /^image\//.test(file.type) ? freeRow() : form.querySelector('[data-slot="file"] input');
      if (!input) continue;
      const one = new DataTransfer();
      one.items.add(file);
      input.files = one.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function freeRow() {
    rows.closest("details").open = true;
    const input = [...rows.querySelectorAll("input[type=file]")].find((one) => !one.files.length);
    return input || (more.hidden ? null : addRow().querySelector("input[type=file]"));
  }
})();
