// Answers in place of the network: pages from there first, files from here first. The desk, the API and everything that
// is sent but a reply is never touched.
"use strict";
const NEVER = /^\/(?:desk|api|read|healthz|readyz|metrics)(?:\/|$)/;
const NOT_KEPT = /^\/(?:replies|search|contact)\/|\/about-me\//;
const HASHED = /\.[0-9a-f]{12}\.\w+$|^\/house\//;
const PATIENCE = 4000;

// What came of looking a page up, for the next time without a connection.
const noted = async (address, answer) => {
  if (GONE.includes(answer.status) && (await keptPage(address))) {
    await drop(address);
    await sweepPictures();
    tell({ changed: true });
  } else if (isPressed(answer) && !answer.redirected && !NOT_KEPT.test(address) && (await wantsEdition())) {
    const html = await putAway(address, answer);
    if (pocket.shell.includes(address)) return;
    const media = await keepPictures(html);
    const now = { address, media, bytes: new Blob([html]).size + media, used: Date.now() };
    await rewrite("pages", address, (there) => ({ title: titleOf(html), ...there, ...now }));
  }
};

const SIGNS = { "&#x27;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const titleOf = (html) =>
  (/<title>([^<]*?)(?: – [^–<]*)?<\/title>/.exec(html)?.[1] || "").replace(/&(?:#x27|quot|lt|gt|amp);/g, (sign) => SIGNS[sign]);

const page = async (event, address) => {
  const kept = await keptPage(address);
  const asked = fetch(event.request);
  const late = new Promise((over) => setTimeout(over, PATIENCE));
  event.waitUntil(asked.then((answer) => noted(address, answer.clone())).catch(() => {}));
  const answer = await (kept ? Promise.race([asked, late]) : asked).catch(() => null);
  if (answer && !(kept && answer.status >= 500)) return answer;
  return kept || answer || (await keptPage("/offline/")) || Response.error();
};

const file = async (request) => {
  const kept = await caches.match(request, ANYWHERE);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && HASHED.test(new URL(request.url).pathname)) {
    const copy = answer.clone();
    await (await caches.open(FILES)).put(request, copy);
  }
  return answer;
};

// Any size of a picture is answered by the one that is kept of it, on the page that shows it.
const picture = async (request) => {
  try {
    return await fetch(request);
  } catch {
    const { pathname } = new URL(request.url);
    const shown = await keptPage(new URL(request.referrer || "/", location).pathname);
    const files = shown ? picturesIn(await shown.text()).find((some) => some.includes(pathname)) : null;
    for (const address of files || [pathname]) {
      const kept = await cached(address, PICTURES);
      if (kept) return kept;
    }
    return Response.error();
  }
};

const isOurs = (address) => new URL(address, location).origin === location.origin;
const isAway = ({ url, referrer }) =>
  !isOurs(url) || NEVER.test(new URL(url).pathname) || (referrer && isOurs(referrer) && NEVER.test(new URL(referrer).pathname));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (isPage ? NEVER.test(pathname) : isAway(request)) return;
  if (request.method === "POST") {
    if (isPage && REPLY.test(pathname)) event.respondWith(sendNow(request));
  } else if (request.method !== "GET" || request.headers.has("Range")) {
    // Left to the network.
  } else if (isPage) event.respondWith(page(event, pathname));
  else if (/^\/(?:static\/(?:site|pocket)|house)\//.test(pathname)) event.respondWith(file(request));
  else if (/^\/media\//.test(pathname) && request.destination === "image") event.respondWith(picture(request));
});

addEventListener("install", (event) => {
  const ready = async () => {
    await Promise.all([...pocket.shell.map((address) => keep(address)), ...pocket.files.map((name) => keepFile(name, FILES))]);
    await self.skipWaiting();
  };
  event.waitUntil(ready());
});

addEventListener("activate", (event) => event.waitUntil(takeOver().then(() => self.clients.claim())));
