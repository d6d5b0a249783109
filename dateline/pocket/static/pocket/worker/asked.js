// What pages ask, by name, and what they are told.
"use strict";
const changed = () => tell({ changed: true });

const ASKED = {
  state: async (address) => ({ saved: Boolean((await entry("pages", address))?.saved) }),
  save: async ({ address, ...beside }) => {
    const kept = await keep(address, { kind: "story", ...beside, saved: Date.now() });
    changed();
    return { saved: Boolean(kept) };
  },
  remove: async (address) => {
    // What is of the edition stays as long as that.
    await rewrite("pages", address, (page) => page && { ...page, saved: undefined });
    if ((await entry("pages", address))?.place === undefined) await drop(address);
    await sweepPictures();
    changed();
    return { saved: false };
  },
  all: async () => {
    const [pages, outbox, read] = await Promise.all(["pages", "outbox", "read"].map(entries));
    const told = { budget: (await budget()) / 1_000_000, isRemembered: await remembersReading() };
    return { pages, outbox, read: read.length, ...told };
  },
  follows: async () => ({ follows: await entries("follows"), isTold: Boolean(await telling()) }),
  follow: async (told) => {
    await follow(told);
    await agree().catch(() => {}); // The next contact tries again.
    changed();
    return ASKED.follows();
  },
  unfollow: async (topic) => {
    await strike("follows", topic);
    await agree().catch(() => {});
    changed();
    return ASKED.follows();
  },
  telling: async () => ({ telling: (await telling())?.wish }),
  tellMe: async (wish) => {
    await agree(wish);
    changed();
    return ASKED.telling();
  },
  tellNoMore: async () => {
    await tellNoMore();
    changed();
    return ASKED.telling();
  },
  news: async () => {
    await askForNews();
    return ASKED.follows();
  },
  readBefore: async (story) => ({ before: await entry("read", story), isRemembered: await remembersReading() }),
  read: async (told) => {
    await noteRead(told);
    changed();
    return {};
  },
  forgetRead: async () => {
    await forgetRead();
    changed();
    return {};
  },
  reading: async (isRemembered) => {
    await remember("reading", isRemembered);
    if (!isRemembered) await forgetRead();
    changed();
    return {};
  },
  budget: async (megabytes) => {
    await remember("budget", megabytes);
    await tidy();
    changed();
    if (megabytes) await contact(true);
    return {};
  },
  contact: async (urgent) => {
    await contact(urgent);
    return {};
  },
  forget: async (id) => {
    await strike("outbox", id);
    changed();
    return {};
  },
};

addEventListener("message", (event) => {
  const [port] = event.ports;
  const [[name, told]] = Object.entries(event.data);
  const answer = ASKED[name]?.(told) ?? Promise.resolve({});
  event.waitUntil(
    answer.then(
      (found) => port?.postMessage(found),
      (trouble) => port?.postMessage({ trouble: String(trouble) }),
    ),
  );
});
