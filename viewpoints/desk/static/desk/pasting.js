"use strict";
/* Over a text area with data-formatted: a box that keeps headings, lists, emphasis and links of what is pasted.
   Nothing in it may ask another host: pictures and styles are dropped here, and all is sanitized on arrival. */

for (const area of document.querySelectorAll("textarea[data-formatted]")) {
  const box = document.createElement("div");
  const sent = document.createElement("input");
  const label = document.querySelector(`label[for="${area.id}"]`);
  const gone = "img,picture,video,audio,iframe,object,embed,script,style,link,meta,svg,form,input,button";

  const bare = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html"); // inert: loads nothing
    for (const one of page.querySelectorAll(gone)) one.remove();
    for (const one of page.body.querySelectorAll("*")) {
      for (const { name, value } of [...one.attributes]) {
        if (name !== "href" || !/^(https?|mailto):/i.test(value)) one.removeAttribute(name);
      }
    }
    return page.body.innerHTML;
  };
  const copyOut = () => {
    area.value = box.innerText.trim();
    sent.value = area.value ? bare(box.innerHTML) : "";
  };

  box.className = "desk-formatted";
  box.contentEditable = "true";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  if (label) {
    label.id ||= `${area.id}-label`;
    box.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => box.focus());
  }
  for (const line of area.value.split("\n").filter((line) => line.trim())) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    box.append(paragraph);
  }
  sent.type = "hidden";
  sent.name = "html";
  area.before(sent, box);
  area.hidden = true;
  copyOut();
  box.addEventListener("input", copyOut);
  box.addEventListener("drop", (event) => event.preventDefault());
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    if (!html) return; // plain words: as the browser puts them in
    event.preventDefault();
    document.execCommand("insertHTML", false, bare(html));
    copyOut();
  });
}
