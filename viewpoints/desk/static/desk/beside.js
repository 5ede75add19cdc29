// The panel beside the editor: shown anew after each save; a suggestion changes the saved draft, which is loaded
// again. Nothing is taken while typed words are not saved yet.
(() => {
  const panel = document.querySelector("[data-desk-beside]");
  if (!panel || panel.dataset.ready) return;
  panel.dataset.ready = "1";
  let unsaved = false;

  const show = async () => {
    const answer = await fetch(panel.dataset.address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok) panel.innerHTML = await answer.text();
  };
  const saved = () => {
    unsaved = false;
    show();
  };
  document.addEventListener("w-unsaved:add", () => { unsaved = true; });
  document.addEventListener("w-unsaved:clear", () => { unsaved = false; });
  document.addEventListener("w-autosave:success", saved);

  const settled = () =>
    new Promise((resolve) => {
      const stop = Date.now() + 4000;
      const look = () => (!unsaved || Date.now() > stop ? resolve(!unsaved) : setTimeout(look, 100));
      look();
    });

  const take = async (keys) => {
    if (!(await settled())) {
      window.alert(panel.dataset.wait);
      return;
    }
    const words = new URLSearchParams(keys.map((key) => ["key", key]));
    const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(panel.dataset.take, { method: "POST", body: words, headers: { "X-CSRFToken": token } });
    if (answer.ok) window.location.reload();
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const all = [...panel.querySelectorAll("[data-key]")].map((one) => one.dataset.key);
    take("all" in button.dataset ? all : [button.dataset.key]);
  });
})();
