// Answers in place, what a reader wrote and recommended, word of new replies. A thread works without it.
"use strict";
{
  const all = document.querySelector("#replies");
  let shelf = {};
  try {
    shelf = localStorage;
  } catch {} // It is forbidden.
  const list = (name) => JSON.parse(shelf[name] || "[]");
  const element = (name, told) => Object.assign(document.createElement(name), told);

  const RECOMMENDED = "replies:recommended";
  const showOwn = () => {
    for (const id of list(RECOMMENDED)) {
      const button = document.getElementById(id)?.querySelector("[data-recommend] button");
      if (button) button.ariaPressed = "true";
    }
    const pen = shelf["replies:pen"];
    for (const id of pen ? list("replies:own") : []) {
      const footer = document.querySelector(`#reply-${Number(id)} footer`);
      if (!footer) continue;
      const form = element("form", { method: "post", action: `/replies/own/${Number(id)}/` });
      const button = element("button", { textContent: all.dataset.own });
      button.append(footer.querySelector("button .hidden").cloneNode(true));
      form.append(element("input", { type: "hidden", name: "pen", value: pen }), button);
      footer.append(form);
    }
  };

  // The form goes to what it answers.
  const section = all.querySelector("section#reply");
  const form = section?.querySelector("form");
  const title = section?.querySelector("h2");
  const alone = title?.textContent;
  const home = new Comment();
  let answered = "";
  const answer = (link) => {
    form.elements.parent.value = answered = link ? link.dataset.answer : "";
    title.textContent = link ? link.textContent : alone;
    section.querySelector("[data-answering]").hidden = !link;
    (link ? link.closest("article") : home).after(section);
  };
  if (form) {
    section.before(home);
    const kept = form.elements.parent.value; // with the draft
    if (kept) answer(all.querySelector(`[data-answer="${Number(kept)}"]`));
    all.addEventListener("click", (event) => {
      const link = event.target.closest("[data-answer]");
      const text = form.elements.comment;
      if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        answer(link);
      } else if (event.target.closest("[data-alone]")) answer(null);
      else if (event.target.closest("[data-quote]")) {
        const words = document.querySelector(`#reply-${answered} .prose`).innerText.trim();
        text.value = `${words.replace(/^/gm, "> ")}\n\n${text.value}`;
        form.dispatchEvent(new Event("input"));
      } else return;
      text.focus();
    });
  }

  // Recommend, and stay on the page.
  all.addEventListener("submit", async (event) => {
    const asked = event.target.closest("[data-recommend]");
    if (!asked) return;
    event.preventDefault();
    const button = asked.querySelector("button");
    if (button.ariaPressed) return;
    button.ariaPressed = "true";
    const sent = await fetch(asked.action, { method: "POST", credentials: "omit", redirect: "manual" }).catch(() => null);
    if (sent?.type !== "opaqueredirect") return asked.submit();
    const number = button.querySelector("span:not(.hidden)") || element("span");
    button.firstChild.after(" ", number);
    number.textContent = Number(number.textContent) + 1;
    shelf[RECOMMENDED] = JSON.stringify([...list(RECOMMENDED), asked.closest("article").id].slice(-200));
  });

  // A link to a reply on another page.
  const sought = /^#reply-(\d+)$/.exec(location.hash);
  if (sought && !document.querySelector(sought[0]) && !performance.getEntriesByType("navigation")[0].redirectCount) {
    const place = `${all.dataset.place}at/${sought[1]}/`;
    fetch(place, { redirect: "manual" }).then((found) => found.type === "opaqueredirect" && location.replace(place)).catch(() => {});
  }

  // Asked once a minute at most, and less often when nothing comes.
  const fresh = all.querySelector("[data-have]");
  const OFTEN = 60_000;
  const SELDOM = 900_000;
  let wait = OFTEN;
  let next = Date.now() + wait;
  const look = async () => {
    if (document.hidden || Date.now() < next) return;
    wait = Math.min(wait * 1.5, SELDOM);
    next = Date.now() + wait;
    const told = await fetch(`${all.dataset.place}count/`, { credentials: "omit", cache: "no-cache" });
    const more = (await told.json()).replies - fresh.dataset.have;
    if (more < 1) return;
    next = Date.now() + (wait = OFTEN);
    const words = more === 1 ? fresh.dataset.one : fresh.dataset.many.replace("{n}", more);
    if (fresh.textContent !== words) fresh.replaceChildren(element("button", { className: "button quiet", textContent: words, onclick: load }));
  };
  const load = async () => {
    const page = await (await fetch(location.pathname, { cache: "no-cache" })).text();
    const anew = new DOMParser().parseFromString(page, "text/html").querySelector("#replies");
    const told = anew.querySelector("[data-have]").dataset;
    const first = [...anew.querySelectorAll("article")].find((reply) => !document.getElementById(reply.id));
    if ("far" in told || !first) return location.assign(`${all.dataset.place}newest/`);
    // What has a name stays: somebody may be typing there.
    all.replaceChildren(...[...anew.children].map((part) => (part.id && document.getElementById(part.id)) || part));
    if (form) section.before(home);
    fresh.dataset.have = told.have;
    fresh.textContent = "";
    showOwn();
    if (answered) answer(all.querySelector(`[data-answer="${answered}"]`));
    first.tabIndex = -1;
    first.focus();
  };
  showOwn();
  setInterval(() => look().catch(() => {}), 5000);
}
