// Has the house tell this device at once: what is followed goes to the house then, without a name, and is kept there as long
// as the reader wants to be told. Shows what comes, and takes it away again with its story.
"use strict";
const AGREED_FOR = 7 * 86_400_000; // Then the house is told once more, should it have forgotten.
const LOOK_UP = 4000;

const telling = () => remembered("telling", null);
const toHouse = (method, told) =>
  fetch("/push/", { method, credentials: "omit", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });

// Tells the house what is followed now, and this device's hour; nothing where it knows. `how` is what the reader chose anew.
const agree = (how) =>
  navigator.locks.request("telling", async () => {
    const before = await telling();
    const wish = how || before?.wish;
    await leave();
    if (!wish) return;
    const topics = (await entries("follows")).map(({ topic }) => topic).sort();
    const now = { ...wish, topics, offset: -new Date().getTimezoneOffset() };
    const words = JSON.stringify(now);
    if (words === before?.told && Date.now() - before.at < AGREED_FOR) return;
    const answer = await toHouse("POST", now);
    if (!answer.ok) throw new Error(`/push/: ${answer.status}`);
    await remember("telling", { wish, told: words, at: Date.now() });
  });

// From now on nothing is told, whether or not there is a connection: the house hears of it then, or with the next contact.
const tellNoMore = () =>
  navigator.locks.request("telling", async () => {
    const before = await telling();
    if (!before) return;
    await remember("leaving", before.wish.endpoint);
    await remember("telling", null);
    await leave().catch(() => {});
  });

const leave = async () => {
  const endpoint = await remembered("leaving", null);
  if (!endpoint) return;
  const answer = await toHouse("DELETE", { endpoint });
  if (!answer.ok) throw new Error(`/push/: ${answer.status}`);
  await remember("leaving", null);
};

const isGone = async (address) => {
  const asked = { method: "HEAD", credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(LOOK_UP) };
  return fetch(address, asked).then(
    ({ status }) => GONE.includes(status),
    () => false, // Without a connection nobody can say.
  );
};

const wordsOf = (data) => {
  try {
    const told = data.json();
    return told.title && /^\/(?!\/)/.test(told.address) ? told : null;
  } catch {
    return null;
  }
};

// A browser wants something shown for every push. Of a story that is gone it is said only that it is.
const show = async (data) => {
  const told = wordsOf(data);
  const { title, body, tag, language, at, address } = told && !(await isGone(told.address)) ? told : { tag: told?.tag, address: "/" };
  const beside = { icon: pocket.icon, tag: tag || "news", data: { address } };
  if (!title) return self.registration.showNotification(pocket.name, { ...beside, body: pocket.gone, silent: true });
  return self.registration.showNotification(title, { ...beside, body, lang: language || "", dir: "auto", timestamp: at * 1000, renotify: true });
};

const visit = async (address) => {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => new URL(url).pathname === address);
  return there ? there.focus() : self.clients.openWindow(address);
};

// What still stands on the screen of a story that is gone by now is taken away.
const closeGone = async () => {
  for (const shown of (await self.registration.getNotifications?.()) || []) {
    if (shown.data?.address && (await isGone(shown.data.address))) shown.close();
  }
};

addEventListener("push", (event) => event.waitUntil(show(event.data)));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(visit(event.notification.data?.address || "/"));
});

// The browser took another address for this device.
addEventListener("pushsubscriptionchange", (event) => {
  const renew = async () => {
    const { wish } = (await telling()) || {};
    if (!wish) return;
    const asked = { userVisibleOnly: true, applicationServerKey: wish.made_with };
    const now = event.newSubscription || (await self.registration.pushManager.subscribe(asked));
    const { endpoint, keys } = now.toJSON();
    await toHouse("DELETE", { endpoint: wish.endpoint }).catch(() => {});
    await agree({ ...wish, endpoint, keys });
  };
  event.waitUntil(renew());
});
