"use strict";
/* What was pasted, in the few elements that we keep: so she sees what the server will make of it.
   Word and WPS, Google Docs, WeChat, Feishu each write HTML of their own. The server has the last word. */

const CLEANING = {
  blocks:
    "address,article,aside,blockquote,dd,div,dl,dt,figure,figcaption,footer,form,h1,h2,h3,h4,h5,h6,header," +
    "li,main,nav,ol,p,pre,section,table,ul",
  dropped: new Set(
    ("AUDIO BASE BUTTON CANVAS EMBED HEAD IFRAME INPUT LINK MATH META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG" +
      " TEMPLATE TEXTAREA TITLE VIDEO").split(" ")
  ),
  bold: /(?:^|[;\s])font-weight:\s*(bold|bolder|[6-9]00)/i,
  notBold: /(?:^|[;\s])font-weight:\s*(normal|lighter|[1-4]00)/i,
  italic: /font-style:\s*(italic|oblique)/i,
  notItalic: /font-style:\s*normal/i,
  hidden: /display:\s*none|mso-hide:\s*all/i,
  link: /^(https?:\/\/[^\s/]|mailto:[^\s])/i,
  indent: /^[\s\u00a0\u2002\u2003\u3000]+/,
  numbered: /^[\s\u00a0]*[(（]?[0-9a-z一二三四五六七八九十]{1,3}[.、．)）]/i,
};

/** Give {fragment, pictures}: clean blocks of HTML from anywhere, and how many pictures were left out. */
function cleaned(html) {
  // Styles and handlers would be looked at, and reported, even in a document that is never shown.
  const plain = html.replace(/<style\b[^]*?<\/style\s*>/gi, "");
  const bare = plain.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
  const page = new DOMParser().parseFromString(bare, "text/html");
  const pictures = page.querySelectorAll("img[src], picture, v\\:imagedata").length;
  gatherWordLists(page);
  const fragment = document.createDocumentFragment();
  putBlocks(page.body, fragment);
  return { fragment, pictures };
}

/** Word and WPS write a list as paragraphs with their marks typed in: make lists of them. */
function gatherWordLists(page) {
  let list = null;
  for (const item of page.querySelectorAll("p")) {
    const isItem = /mso-list:\s*l\d/i.test(item.dataset.style || "");
    if (!isItem) continue;
    const mark = item.querySelector('[data-style*="mso-list:Ignore" i]');
    const tag = mark && CLEANING.numbered.test(mark.textContent) ? "OL" : "UL";
    if (mark) mark.remove();
    if (!list || list.tagName !== tag || list.nextElementSibling !== item) {
      list = page.createElement(tag);
      item.before(list);
    }
    const entry = page.createElement("li");
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
}

function putBlocks(from, into) {
  let run = [];
  const flush = () => {
    putParagraph("p", run, into);
    run = [];
  };
  for (const node of [...from.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) run.push(...inline(node));
    else if (node.nodeType !== Node.ELEMENT_NODE || isDropped(node)) continue;
    else if (node.tagName === "BR") run.length && run[run.length - 1].nodeName === "BR" ? flush() : run.push(...inline(node));
    else if (node.matches(CLEANING.blocks)) {
      flush();
      putBlock(node, into);
    } else if (node.querySelector(CLEANING.blocks)) {
      flush();
      putBlocks(node, into);
    } else run.push(...inline(node));
  }
  flush();
}

function putBlock(node, into) {
  const level = headingLevel(node);
  if (level) putParagraph(level, [document.createTextNode(node.textContent.replace(/\s+/g, " "))], into);
  else if (/^(UL|OL)$/.test(node.tagName)) putList(node, into);
  else if (node.tagName === "BLOCKQUOTE") putInto("blockquote", node, into);
  else if (node.tagName === "TABLE") putTable(node, into);
  else if (node.tagName === "PRE") node.textContent.split("\n").forEach((line) => putParagraph("p", [document.createTextNode(line)], into));
  else putBlocks(node, into);
}

function headingLevel(node) {
  const named = /^H([1-6])$/.exec(node.tagName) || /\bheading-h([1-9])\b/.exec(node.className);
  if (named) return Number(named[1]) > 2 ? "h3" : "h2";
  return /\bMso(Title|Heading)/.test(node.className) ? "h2" : "";
}

function putInto(tag, node, into) {
  const holder = document.createElement(tag);
  putBlocks(node, holder);
  if (holder.textContent.trim()) into.append(holder);
}

function putList(node, into) {
  const list = document.createElement(node.tagName.toLowerCase());
  for (const child of node.children) {
    if (/^(UL|OL)$/.test(child.tagName)) putList(child, list.lastElementChild || list);
    else {
      const item = document.createElement("li");
      putBlocks(child, item);
      const only = item.firstElementChild;
      if (only && only.tagName === "P") only.replaceWith(...only.childNodes);
      if (item.textContent.trim()) list.append(item);
    }
  }
  if (list.children.length) into.append(list);
}

function putTable(node, into) {
  const rows = [...node.rows];
  if (!rows.some((row) => row.cells.length > 1)) {
    rows.forEach((row) => [...row.cells].forEach((cell) => putBlocks(cell, into))); // a frame, not a table
    return;
  }
  const table = document.createElement("table");
  for (const row of rows) {
    const made = table.insertRow();
    for (const cell of row.cells) {
      const place = document.createElement(cell.tagName === "TH" ? "th" : "td");
      place.append(...inlineOf(cell));
      made.append(place);
    }
  }
  into.append(table);
}

function putParagraph(tag, nodes, into) {
  const paragraph = document.createElement(tag);
  paragraph.append(...nodes);
  while (paragraph.lastChild && paragraph.lastChild.nodeName === "BR") paragraph.lastChild.remove();
  while (paragraph.firstChild && paragraph.firstChild.nodeName === "BR") paragraph.firstChild.remove();
  const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = words.nextNode();
  if (first) first.data = first.data.replace(CLEANING.indent, "");
  const last = words.lastChild() || first;
  if (last) last.data = last.data.trimEnd();
  if (paragraph.textContent.trim()) into.append(paragraph);
}

const isDropped = (node) => CLEANING.dropped.has(node.tagName) || CLEANING.hidden.test((node.dataset && node.dataset.style) || "");

const inlineOf = (node) => [...node.childNodes].flatMap(inline);

/** Give the inline nodes of one node, in strong, em, sub, sup and a where it says so. */
function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const words = node.data.replace(/[ \t\r\n]+/g, " ");
    return words ? [document.createTextNode(words)] : [];
  }
  if (node.nodeType !== Node.ELEMENT_NODE || isDropped(node)) return [];
  if (node.tagName === "BR") return [document.createElement("br")];
  let nodes = inlineOf(node);
  for (const mark of marksOf(node)) {
    if (nodes.every((one) => !one.textContent.trim() || one.nodeName === mark.toUpperCase())) continue;
    const around = document.createElement(mark);
    if (mark === "a") around.href = node.getAttribute("href").trim();
    around.append(...nodes);
    nodes = [around];
  }
  return nodes;
}

function marksOf(node) {
  const style = node.dataset.style || "";
  const is = (...tags) => tags.includes(node.tagName);
  const marks = [];
  if ((is("B", "STRONG") && !CLEANING.notBold.test(style)) || CLEANING.bold.test(style)) marks.push("strong");
  if ((is("I", "EM") && !CLEANING.notItalic.test(style)) || CLEANING.italic.test(style)) marks.push("em");
  if (is("SUB", "SUP")) marks.push(node.tagName.toLowerCase());
  if (is("A") && CLEANING.link.test((node.getAttribute("href") || "").trim())) marks.push("a");
  return marks;
}
