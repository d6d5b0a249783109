// Fills /saved/ and /offline/ with what is on this device. Nobody else knows it.
"use strict";
{
  const page = document.querySelector("[data-shelf]");
  const part = (name, within = page) => within.querySelector(`[data-${name}]`);
  const copy = (name) => part(name).content.firstElementChild.cloneNode(true);
  const { lang } = document.documentElement;
  const size = (bytes) => {
    const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
    return amount.toLocaleString(lang, { style: "unit", unit, maximumSignificantDigits: 2 });
  };
  const ask = (asked) => self.pocket.ask(asked);

  const row = ({ address, title, section, language, picture }, isRemovable) => {
    const item = copy("row");
    const link = item.querySelector("a");
    Object.assign(link, { href: address, textContent: title || address });
    if (language) Object.assign(link, { lang: language, dir: "auto" });
    const kicker = item.querySelector(".kicker");
    if (section) kicker.textContent = section;
    else kicker.remove();
    const shown = item.querySelector("img");
    if (picture) shown.src = picture;
    else shown.remove();
    const button = item.querySelector("button");
    button.hidden = !isRemovable;
    button.querySelector("span").textContent = title;
    button.onclick = () => self.keepPlace(item, ask({ remove: address }).then(renew));
    return item;
  };

  const list = ({ address, title }) => {
    const item = copy("list");
    Object.assign(item.firstElementChild, { href: address, textContent: title });
    return item;
  };

  const reply = ({ state, seen, story, title, id, fields }) => {
    const item = copy("reply");
    item.querySelector("p").textContent = item.dataset[state];
    item.querySelector("bdi").textContent = title || "";
    const words = new Map(fields).get("comment");
    if (words) item.querySelector("blockquote").textContent = words;
    else item.querySelector("blockquote").remove();
    const link = item.querySelector("a");
    link.href = seen || story || "/";
    link.parentElement.hidden = state === "waits";
    const button = item.querySelector("button");
    button.onclick = () => self.keepPlace(item, ask({ forget: id }).then(renew));
    return item;
  };

  // Left alone while it is the same: a reader may just be at one of its links.
  const shown = new Map();
  const fill = (name, things, make) => {
    const list = part(name);
    const now = JSON.stringify(things.map(({ address, id, title, state }) => [address, id, title, state]));
    if (!list || shown.get(name) === now) return;
    shown.set(name, now);
    list.replaceChildren(...things.map(make));
    const none = part(`no-${name}`);
    if (none) none.hidden = things.length > 0;
    else list.closest("section").hidden = !things.length;
  };

  // The house's words for what it sent are no drafts any more.
  const forgetDrafts = (outbox) => {
    try {
      for (const { address, state } of outbox) if (state !== "refused") delete localStorage[`reply:${address}`];
    } catch {} // It is forbidden: then there are none.
  };

  const showRead = (read, isRemembered) => {
    const line = part("read");
    if (!line) return;
    line.textContent = line.dataset.words.replace("{number}", read.toLocaleString(lang));
    part("forget").hidden = !read;
    const button = part("reading");
    button.textContent = isRemembered ? button.dataset.on : button.dataset.off;
    button.value = isRemembered ? "on" : "";
  };

  const show = ({ pages = [], outbox = [], budget, read = 0, isRemembered = true } = {}) => {
    const inOrder = pages.filter(({ place }) => place !== undefined).sort((a, b) => a.place - b.place);
    const saved = pages.filter((one) => one.saved).sort((a, b) => b.saved - a.saved);
    fill("saved", saved, (one) => row(one, "remove" in page.dataset));
    fill("lists", inOrder.filter(({ kind }) => kind === "list"), list);
    fill("stories", inOrder.filter((one) => one.kind === "story" && !one.saved), (one) => row(one));
    fill("outbox", outbox.sort((a, b) => b.at - a.at), reply);
    forgetDrafts(outbox);
    showRead(read, isRemembered);
    const used = (some) => `\u2068${size(some.reduce((sum, { bytes }) => sum + bytes, 0))}\u2069`;
    const line = part("used");
    const others = pages.filter((one) => !one.saved);
    if (line) line.textContent = line.dataset.words.replace("{saved}", used(saved)).replace("{edition}", used(others));
    if (part("budget") && budget !== undefined) part("budget").value = budget;
    page.ariaBusy = "false";
  };
  const renew = () => ask({ all: true }).then(show);

  if (self.pocket) {
    for (const one of page.querySelectorAll("[data-needs]")) one.hidden = false;
    new BroadcastChannel("pocket").addEventListener("message", renew);
    const act = async (button, asked) => {
      button.disabled = true;
      await self.pocket.ask(asked, true).catch(() => {});
      await renew();
      button.disabled = false;
    };
    const budget = part("budget");
    if (budget) budget.onchange = () => act(budget, { budget: Number(budget.value) });
    const refresh = part("refresh");
    if (refresh) refresh.onclick = () => act(refresh, { contact: true });
    const [forget, reading] = [part("forget"), part("reading")];
    if (forget) forget.onclick = () => act(forget, { forgetRead: true });
    if (reading) reading.onclick = () => act(reading, { reading: !reading.value });
    renew();
  } else part("insecure").hidden = false;
}
