// Keys (unless they are switched off), progress, and parts of a page exchanged without a flash. Every page works without it.
"use strict";

const parser = new DOMParser();
const say = (words) => { document.getElementById("said").textContent = words; };

function focusOn(root) {
  const one = root.querySelector("[data-focus]");
  if (one && document.activeElement === document.body) one.focus();
}

// The marked words come into view within the picture, without moving the page.
function showMark() {
  const mark = document.getElementById("mark");
  const paper = document.querySelector(".paper");
  if (!mark || !paper) return;
  const place = () => {
    const at = mark.getBoundingClientRect();
    const box = paper.getBoundingClientRect();
    paper.scrollTop += at.top - box.top - paper.clientHeight / 3;
    if (paper.scrollWidth > paper.clientWidth) paper.scrollLeft += at.left - box.left - 8;
  };
  place();
  for (const image of paper.querySelectorAll("img")) if (!image.complete) image.addEventListener("load", place, { once: true });
}

// Put the page that came in place of this one: all of its main part.
function exchange(html, url, keepPlace) {
  const next = parser.parseFromString(html, "text/html");
  const main = next.getElementById("main");
  if (!main) { location.assign(url); return; }
  const top = window.scrollY;
  document.title = next.title;
  document.getElementById("main").replaceWith(main);
  const chosen = document.getElementById(keepPlace ? "words" : "chosen") || document.getElementById("words");
  window.scrollTo(0, top);
  const wrong = main.querySelector(".errors");
  if (wrong) {
    wrong.focus();
  } else if (chosen) {
    chosen.focus({ preventScroll: true });
    const around = (chosen.closest(".item") || chosen).getBoundingClientRect();
    if (!keepPlace && (around.top < 0 || around.top > window.innerHeight * 0.6)) chosen.closest(".item, section").scrollIntoView({ block: "start" });
  }
  const said = document.querySelector("#main [data-said]");
  say(said ? said.textContent : document.title);
  showMark();
}

async function go(url, options, push, keepPlace) {
  try {
    const answer = await fetch(url, options);
    const html = await answer.text();
    const at = options && !answer.redirected ? location.href : answer.url; // a form that was refused leads nowhere
    if (push) {
      history.replaceState({ swapped: true }, "");
      history.pushState({ swapped: true }, "", at);
    }
    exchange(html, at, keepPlace);
  } catch {
    location.assign(options ? location.href : url);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll(".menu[open]")) { open.open = false; open.querySelector("summary").focus(); }
    return;
  }
  if (document.documentElement.dataset.keys === "off" || event.target.closest("input, textarea, select")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".menu[open]")) if (!open.contains(event.target)) open.open = false;
  const link = event.target.closest("a[data-swap]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href, undefined, true, "stay" in link.dataset);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.upload) {
    const most = Number(form.dataset.upload);
    const large = [...form.querySelectorAll("input[type=file]")].find((one) => one.files[0] && one.files[0].size > most);
    if (large) {
      event.preventDefault();
      large.setCustomValidity(`This file is larger than ${most / 1e6} MB.`);
      large.reportValidity();
      large.addEventListener("change", () => large.setCustomValidity(""), { once: true });
    }
    return;
  }
  if (!("swap" in form.dataset)) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  go(form.action, { method: "POST", body }, true, false);
});

// Only entries of ours are fetched again: a jump within the page is an entry too.
window.addEventListener("popstate", (event) => { if (event.state && event.state.swapped) go(location.href, undefined, false, false); });

// Progress: ask again until the page is another one.
async function follow() {
  const shown = document.querySelector("[data-poll]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href);
    if (answer.status >= 500) throw new Error("try again");
    const next = parser.parseFromString(await answer.text(), "text/html");
    const now = next.querySelector("[data-poll]");
    if (!now) { location.reload(); return; }
    if (now.textContent !== shown.textContent) {
      shown.replaceWith(now);
      const said = now.querySelector("[data-said]");
      if (said) say(said.textContent);
    }
  } catch { /* the server may be busy or gone: the next try tells */ }
  setTimeout(follow, 300);
}

const onwards = document.querySelector("[data-go]");
if (onwards) location.replace(onwards.href);
focusOn(document);
showMark();
follow();
