// Makes /for-you/ of what this device follows. Nobody else knows it.
"use strict";
{
  const page = document.querySelector("[data-for-you]");
  const part = (name) => page.querySelector(`[data-${name}]`);
  const copy = (name) => part(name).content.firstElementChild.cloneNode(true);
  const { lang } = document.documentElement;
  const MOST = 100;
  const inWords = new Intl.ListFormat(lang, { type: "conjunction" });

  // Each story once, with what brought it, the newest first; what has no hour is news of this one. A story's corrections
  // are what its note says.
  const gathered = (follows) => {
    const found = new Map();
    for (const { topic, label, stories, since } of follows) {
      for (const story of stories) {
        if (story.note && Date.parse(story.at) < since) continue; // Corrected before that was followed.
        const { why = [], ...there } = found.get(story.address) || {};
        const [newer, older] = (there.at || "") > story.at ? [there, story] : [story, there];
        found.set(story.address, { ...older, ...newer, why: [...why, story.note ? part("news").dataset.its : label] });
      }
    }
    const hour = ({ at }) => (at ? Date.parse(at) : Infinity);
    return [...found.values()].sort((a, b) => hour(b) - hour(a)).slice(0, MOST);
  };

  const apart = (words) => `\u2068${words}\u2069`; // Whatever direction they are written in.

  const setOrRemove = (element, words) => (words ? (element.textContent = words) : element.remove());

  const story = ({ address, title, section, language, picture, note, at, day, why }) => {
    const item = copy("story");
    const [link, shown, when] = ["a", "img", "time"].map((name) => item.querySelector(name));
    Object.assign(link, { href: address, textContent: title });
    if (language) for (const words of [link, item.querySelector(".standfirst")]) Object.assign(words, { lang: language, dir: "auto" });
    setOrRemove(item.querySelector(".kicker"), section);
    setOrRemove(item.querySelector(".standfirst"), note);
    setOrRemove(when, day);
    when.dateTime = at || "";
    item.querySelector("[data-brought]").textContent = part("news").dataset.why.replace("{topics}", () => inWords.format([...new Set(why)].map(apart)));
    if (picture) shown.src = picture;
    else shown.remove();
    return item;
  };

  const followed = ({ topic, label, address }) => {
    const item = copy("followed");
    const isStory = topic.startsWith("story-");
    const name = isStory ? part("follows").dataset.corrections.replace("{story}", () => apart(label)) : label;
    Object.assign(item.querySelector("a"), { href: address, textContent: name });
    const button = item.querySelector("button");
    button.querySelector("span").textContent = name;
    button.onclick = () => self.keepPlace(item, self.pocket.ask({ unfollow: topic }).then(show));
    return item;
  };

  // Left alone while it is the same: a reader may just be at one of its links.
  const shown = new Map();
  const fill = (name, things, make) => {
    const now = JSON.stringify(things);
    if (shown.get(name) === now) return;
    shown.set(name, now);
    part(name).replaceChildren(...things.map(make));
  };

  const show = ({ follows: unsorted = [], isTold }) => {
    part("told").textContent = part("told").dataset[isTold ? "told" : "alone"];
    const follows = unsorted.sort((a, b) => a.since - b.since);
    const news = gathered(follows);
    fill("news", news, story);
    fill("follows", follows.map(({ topic, label, address }) => ({ topic, label, address })), followed);
    part("no-follows").hidden = follows.length > 0;
    part("no-news").hidden = !follows.length || news.length > 0;
    part("follows").closest("section").hidden = !follows.length;
  };
  const renew = () => self.pocket.ask({ follows: true }).then(show);

  if (self.pocket) {
    const needing = page.querySelectorAll("[data-needs]");
    for (const one of needing) one.hidden = false;
    new BroadcastChannel("pocket").addEventListener("message", () => renew().catch(() => {}));
    const cannotKeep = () => {
      for (const one of needing) one.hidden = true;
      part("insecure").hidden = false;
    };
    renew().then(() => self.pocket.ask({ news: true }).then((found) => found.follows && show(found)), cannotKeep);
  } else part("insecure").hidden = false;
}
