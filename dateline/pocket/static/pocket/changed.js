// Remembers which version of this story was read here, and shows at the next visit what is otherwise since. Both are
// compared on the device, by hashes of their paragraphs: the house is asked nothing, and no old words are kept.
"use strict";
{
  const PIECES = ["h1", ".lede", ...["p", "h2", "h3", "li", "blockquote", "td", "th"].map((name) => `.text ${name}`)].join();
  const NOTES = ".corrections li";
  const MOST = 400;
  const LONG_ENOUGH = 5000; // Milliseconds in sight, then it counts as read.

  const page = document.querySelector("article.story");
  const story = document.querySelector("[data-keep] [data-follow]").dataset.follow;
  const words = document.querySelector("template[data-changes]").content;

  const hash = async (element) => {
    const text = element.textContent.replace(/\s+/g, " ").trim();
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    return Array.from(bytes.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const found = (selector) =>
    [...page.querySelectorAll(selector)].filter((one) => !one.closest(".embed") && !one.querySelector(PIECES) && one.textContent.trim()).slice(0, MOST);

  // What is new or another in `now`, by its place, and how many of `before` went. What only moved is none of it.
  const compare = (before, now) => {
    const across = now.length + 1;
    const common = new Uint16Array((before.length + 1) * across); // The longest run both have from there on.
    for (let old = before.length - 1; old >= 0; old--)
      for (let place = now.length - 1; place >= 0; place--)
        common[old * across + place] =
          before[old] === now[place]
            ? common[(old + 1) * across + place + 1] + 1
            : Math.max(common[(old + 1) * across + place], common[old * across + place + 1]);
    const [had, has] = [new Set(before), new Set(now)];
    const [changed, added] = [[], []];
    let gone = 0;
    let [old, place] = [0, 0];
    while (old < before.length || place < now.length) {
      let went = 0;
      const came = [];
      while ((old < before.length || place < now.length) && before[old] !== now[place]) {
        const isOld = old < before.length && (place === now.length || common[(old + 1) * across + place] >= common[old * across + place + 1]);
        if (isOld) went += !has.has(before[old++]);
        else if (!had.has(now[place++])) came.push(place - 1);
      }
      changed.push(...came.slice(0, went));
      added.push(...came.slice(went));
      gone += Math.max(0, went - came.length);
      old += 1;
      place += 1;
    }
    return { changed, added, gone };
  };

  const mark = (pieces, places, said) => {
    for (const place of places) pieces[place].dataset.since = words.firstElementChild.dataset[said];
  };

  const show = (before, pieces, now, notes, noted) => {
    const { changed, added, gone } = compare(before.pieces, now);
    const corrected = notes.filter((_, place) => !before.notes.includes(noted[place]));
    if (!changed.length && !added.length && !gone && !corrected.length) return;
    mark(pieces, changed, "changed");
    mark(pieces, added, "added");
    const box = words.firstElementChild.cloneNode(true);
    const when = box.querySelector("time"), moment = new Date(before.at);
    when.dateTime = moment.toISOString();
    when.textContent = moment.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    const counts = { corrections: corrected.length, added: added.length, changed: changed.length, gone };
    for (const line of box.querySelectorAll("[data-count]")) {
      const count = counts[line.dataset.count];
      line.append(` ${count.toLocaleString(document.documentElement.lang)}`);
      if (!count) line.remove();
    }
    const first = pieces[Math.min(...changed, ...added)];
    const way = box.querySelector("a");
    if (first) {
      first.id ||= "since";
      way.hash = first.id;
    } else way.parentElement.remove();
    for (const note of corrected.filter((one) => !one.closest("article > .corrections"))) box.querySelector("[data-notes]").append(note.cloneNode(true));
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: box.dataset.sheet });
    sheet.onload = sheet.onerror = () => page.querySelector("header").after(box);
    document.head.append(sheet);
  };

  const begin = async () => {
    const [pieces, notes] = [found(PIECES), [...page.querySelectorAll(NOTES)].slice(0, MOST)];
    const [now, noted] = await Promise.all([pieces, notes].map((some) => Promise.all(some.map(hash))));
    const { before, isRemembered } = await self.pocket.ask({ readBefore: story });
    if (!isRemembered) return;
    if (before) show(before, pieces, now, notes, noted);
    const remember = () => {
      if (document.hidden) document.addEventListener("visibilitychange", () => setTimeout(remember, LONG_ENOUGH), { once: true });
      else self.pocket.ask({ read: { story, at: Date.now(), pieces: now, notes: noted } });
    };
    setTimeout(remember, LONG_ENOUGH);
  };
  begin();
}
