// Answers in place, a reader's own, word of new replies. A thread works without it.
"use strict";
{
  const all = document.querySelector("#replies");
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const element = (name, told) => Object.assign(document.createElement(name), told);

  // This reader's own, as far as this browser remembers.
  const showOwn = () => {
    const pen = read("replies:pen");
    for (const id of (pen && JSON.parse(read("replies:own"))) || []) {
      const footer = document.querySelector(`#reply-${Number(id)} footer:not([data-own])`);
      if (!footer) continue;
      footer.dataset.own = "";
      const form = element("form", { method: "post", action: `/replies/own/${Number(id)}/` });
      form.append(
        element("input", { type: "hidden", name: "pen", value: pen }),
        element("button", { textContent: all.dataset.own }),
      );
      footer.append(form);
    }
  };

  // The form goes to what it answers.
  const section = all.querySelector("section#reply");
  const form = section && section.querySelector("form");
  const title = form && section.querySelector("h2");
  const alone = form && title.textContent;
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
    const sent = await fetch(asked.action, { method: "POST", credentials: "omit", redirect: "manual" }).catch(() => null);
    if (!sent || sent.type !== "opaqueredirect") return asked.submit();
    if (button.getAttribute("aria-pressed")) return;
    button.setAttribute("aria-pressed", "true");
    const number = button.querySelector("span") || button.appendChild(element("span"));
    button.insertBefore(new Text(" "), number);
    number.textContent = Number(number.textContent) + 1;
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
    const more = told.ok ? (await told.json()).replies - fresh.dataset.have : 0;
    if (more < 1) return;
    next = Date.now() + (wait = OFTEN);
    const words = more === 1 ? fresh.dataset.one : fresh.dataset.many.replace("{n}", more);
    if (fresh.textContent !== words) fresh.replaceChildren(element("button", { className: "button quiet", textContent: words, onclick: load }));
  };
  const load = async () => {
    if ("far" in fresh.dataset) return location.assign(`${all.dataset.place}newest/`);
    const page = await (await fetch(location.pathname, { cache: "no-cache" })).text();
    const anew = new DOMParser().parseFromString(page, "text/html").querySelector("#replies");
    const replies = () => [...all.querySelectorAll("article")];
    const known = replies().map((reply) => reply.id);
    if (form) home.after(section);
    all.querySelector(":scope > :is(.thread, .note)").replaceWith(anew.querySelector(".thread"));
    all.querySelector("h2").replaceWith(anew.querySelector("h2"));
    fresh.dataset.have = anew.querySelector("[data-have]").dataset.have;
    fresh.textContent = "";
    showOwn();
    if (answered) answer(all.querySelector(`[data-answer="${answered}"]`));
    const first = replies().find((reply) => !known.includes(reply.id));
    if (first) {
      first.tabIndex = -1;
      first.focus();
    }
  };
  showOwn();
  setInterval(() => look().catch(() => {}), 5000);
}
