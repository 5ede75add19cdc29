"use strict";
/* Saved as she types, under a private link that stands in the address bar. Nothing is kept in the browser:
   it may be anybody's. While saving fails the page holds everything, says so, and tries again. */

const Saving = (() => {
  const form = document.querySelector("form.contribution");
  if (!form) return null;
  const PAUSE = 2000;
  const LONGEST = 15000; // while she types without a pause
  const AGAIN = 10000;
  const bar = form.querySelector("#draft-bar");
  const said = form.querySelector(".saving-said");
  const saveButton = form.querySelector("[data-save]");
  let timer = 0;
  let running = Promise.resolve(true);
  let unsaved = 0; // since when
  let leaving = false;
  let pressed = null;

  function later(pause) {
    unsaved = unsaved || Date.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.min(pause, Math.max(0, unsaved + LONGEST - Date.now())), "");
  }

  /** Save after what is being saved; gives whether all is kept. */
  function now(to = "") {
    clearTimeout(timer);
    running = running.then(() => save(to || saveButton.formAction));
    return running;
  }

  async function save(to) {
    unsaved = 0;
    try {
      const answer = await fetch(to, { method: "POST", body: filled(), headers: { Accept: "application/json" } });
      if (!answer.ok || !/json/.test(answer.headers.get("Content-Type"))) throw new Error(answer.status);
      take(await answer.json());
      if (said.dataset.failed) say("");
      return true;
    } catch (error) {
      unsaved = unsaved || Date.now();
      say(form.dataset.notSaved, true);
      clearTimeout(timer);
      timer = setTimeout(now, AGAIN, "");
      return false;
    }
  }

  function filled() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File && !value.name) data.delete(name);
    }
    return data;
  }

  function take({ address, bar: words, slots }) {
    if (form.getAttribute("action") !== address) {
      form.setAttribute("action", address);
      saveButton.setAttribute("formaction", `${address}saved/`);
      history.replaceState(null, "", address);
    }
    bar.innerHTML = words;
    for (const [slot, html] of Object.entries(slots)) {
      form.querySelector(`[data-slot="${slot}"]`).outerHTML = html;
    }
  }

  function say(words, failed = false) {
    said.textContent = words;
    said.dataset.failed = failed ? "yes" : "";
  }

  async function submit(event) {
    event.preventDefault();
    const button = event.submitter || pressed; // the first is younger than some telephones
    const elsewhere = button && button.getAttribute("formaction");
    if (leaving) return;
    leaving = true;
    say(form.dataset.saving);
    const kept = await now();
    leaving = false;
    if (!kept) return;
    say("");
    if (button && button.hasAttribute("data-save")) return void bar.scrollIntoView({ block: "nearest" });
    if (elsewhere) form.setAttribute("action", elsewhere);
    leaving = true;
    form.submit();
  }

  form.addEventListener("input", (event) => event.target.type === "file" || later(PAUSE));
  form.addEventListener("click", (event) => (pressed = event.target.closest("button")));
  form.addEventListener("submit", submit);
  window.addEventListener("online", () => unsaved && now());
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("beforeunload", (event) => unsaved && !leaving && event.preventDefault());
  return { now, say, form };
})();
