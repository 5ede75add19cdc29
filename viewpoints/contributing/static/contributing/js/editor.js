"use strict";
/* A small editor over the text area: what is pasted keeps its headings, lists, emphasis and links. */

(() => {
  const field = document.querySelector(".writing");
  if (!field || typeof cleaned !== "function") return; // an old browser keeps the plain box
  const area = field.querySelector("textarea");
  const label = field.querySelector("label");
  const said = field.querySelector(".writing-said");
  const editor = document.createElement("div");
  const sent = document.createElement("input");

  function setUp() {
    editor.className = "editor";
    editor.contentEditable = "true";
    for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["spellcheck", "false"]]) {
      editor.setAttribute(name, value);
    }
    for (const name of ["aria-describedby", "aria-invalid", "lang"]) {
      if (area.hasAttribute(name)) editor.setAttribute(name, area.getAttribute(name));
    }
    label.id = "text-label";
    editor.setAttribute("aria-labelledby", label.id);
    editor.id = area.id;
    area.id += "_plain";
    label.removeAttribute("for");
    sent.type = "hidden";
    sent.name = "html";
    fill();
    area.hidden = true;
    area.before(sent, toolbar(), editor);
    label.addEventListener("click", () => editor.focus());
    editor.addEventListener("input", copyOut);
    editor.addEventListener("paste", paste);
    editor.addEventListener("drop", drop);
    editor.addEventListener("focus", () => document.execCommand("defaultParagraphSeparator", false, "p"));
    document.addEventListener("selectionchange", showMarks);
  }

  function fill() {
    const formatted = field.querySelector("template.formatted");
    editor.append(formatted ? cleaned(formatted.innerHTML).fragment : paragraphs(area.value));
    if (!editor.firstChild) editor.innerHTML = "<p><br></p>"; // so that the first line is a paragraph too
    copyOut();
  }

  function paragraphs(words) {
    const fragment = document.createDocumentFragment();
    for (const line of words.split(/[\r\n]+/)) putParagraph("p", [document.createTextNode(line)], fragment);
    return fragment;
  }

  /** Keep what is sent the same as what is seen: formatted, and as words. */
  function copyOut() {
    const holder = document.createElement("div");
    holder.append(cleaned(editor.innerHTML).fragment);
    sent.value = holder.innerHTML;
    area.value = [...holder.children].map(wordsOf).join("\n\n");
  }

  function wordsOf(block) {
    const lines = [...block.querySelectorAll("li, tr, blockquote > p")];
    const own = (line) => [...line.childNodes].filter((node) => !/^[UO]L$/.test(node.nodeName));
    return (lines.length ? lines : [block]).map((line) => own(line).map((node) => node.textContent).join("")).join("\n");
  }

  function paste(event) {
    const html = event.clipboardData.getData("text/html");
    const words = event.clipboardData.getData("text/plain");
    if (!html && !words) return; // a picture alone: the form takes it
    event.preventDefault();
    const { fragment, pictures } = html ? cleaned(html) : { fragment: paragraphs(words), pictures: 0 };
    insert(fragment);
    said.textContent = pictures ? field.dataset.noPictures : "";
  }

  function drop(event) {
    const html = event.dataTransfer.getData("text/html");
    if (!html || event.dataTransfer.files.length) return;
    event.preventDefault();
    insert(cleaned(html).fragment);
  }

  function insert(fragment) {
    if (!editor.textContent.trim()) {
      editor.textContent = "";
      editor.append(fragment);
      getSelection().selectAllChildren(editor);
      getSelection().collapseToEnd();
    } else {
      const holder = document.createElement("div");
      const only = fragment.children.length === 1 && fragment.firstElementChild;
      const isRun = only && only.tagName === "P";
      if (!isRun) leaveListOrTable();
      holder.append(...(isRun ? only.childNodes : [fragment]));
      document.execCommand("insertHTML", false, holder.innerHTML);
    }
    editor.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Blocks do not go into an item or a cell: put the caret into a paragraph after it all. */
  function leaveListOrTable() {
    const { anchorNode, anchorOffset } = getSelection();
    const at = anchorNode === editor ? editor.childNodes[anchorOffset - 1] : anchorNode;
    const around = [...editor.children].find((block) => block.contains(at));
    if (!around || !/^(UL|OL|TABLE)$/.test(around.tagName)) return;
    around.insertAdjacentHTML("afterend", "<p><br></p>");
    getSelection().collapse(around.nextElementSibling, 0);
  }

  const commands = {
    h2: () => block("h2"),
    strong: () => document.execCommand("bold"),
    blockquote: () => block("blockquote"),
    ul: () => document.execCommand("insertUnorderedList"),
  };

  function block(tag) {
    const already = here(tag);
    document.execCommand("formatBlock", false, already ? "p" : tag);
    if (already && tag === "blockquote" && here(tag)) document.execCommand("outdent");
  }

  const here = (tag) => {
    const at = getSelection().anchorNode;
    const element = at && (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement);
    return Boolean(element && editor.contains(element) && element.closest(tag === "strong" ? "strong,b" : tag));
  };

  function toolbar() {
    const bar = document.createElement("div");
    bar.className = "editor-tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", field.dataset.tools);
    for (const [name, does] of Object.entries(commands)) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.does = name;
      button.textContent = field.dataset[name];
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
      button.addEventListener("click", () => {
        editor.focus();
        does();
        showMarks();
        copyOut();
      });
      bar.append(button);
    }
    return bar;
  }

  function showMarks() {
    for (const button of field.querySelectorAll(".editor-tools button")) {
      button.setAttribute("aria-pressed", String(here(button.dataset.does)));
    }
  }

  setUp();
})();
