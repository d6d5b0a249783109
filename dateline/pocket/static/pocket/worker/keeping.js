// Keeps pages with what they need, and lets them go: what was withdrawn at once, what was not read for long when room
// runs out. What a reader saved never goes by itself.
"use strict";
const PAGES = "pages";
const PICTURES = "pictures";
const FILES = `files ${pocket.version}`;
const GONE = [404, 410, 451];
const MOST_PAGES = 150;
const MOST_PICTURES = 40; // Of a page.
const MEGABYTES = 25; // Until the reader says otherwise.
const AT_ONCE = 4;
const ANYWHERE = { ignoreVary: true, ignoreSearch: true };

const cached = (address, cacheName) => caches.match(address, { ...ANYWHERE, cacheName });
const keptPage = (address) => cached(address, PAGES);
const told = (address) => fetch(address, { credentials: "omit" });

// One after the other in so many rows as a phone can bear.
const inTurns = async (things, act) => {
  const left = [...things];
  const row = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one).catch(() => {});
  };
  await Promise.all(Array.from({ length: AT_ONCE }, row));
};

const keepFile = async (address, cacheName) => {
  const kept = await caches.match(address, ANYWHERE);
  const answer = kept || (await told(address));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  if (!kept || !(await cached(address, cacheName))) await (await caches.open(cacheName)).put(address, answer.clone());
  return answer;
};

const seen = new Set(); // Files this version has for certain: nearly every page names the same.
const keepFiles = (html) =>
  inTurns(filesIn(html).filter((address) => !seen.has(address)), async (address) => {
    const file = await keepFile(address, FILES);
    if (/\.css$/.test(address)) await inTurns(facesIn(address, await file.text()), (face) => keepFile(face, FILES));
    seen.add(address);
  });

const keepPictures = async (html) => {
  let bytes = 0;
  await inTurns(picturesIn(html).slice(0, MOST_PICTURES), async ([small]) => {
    bytes += (await (await keepFile(small, PICTURES)).blob()).size;
  });
  return bytes;
};

// A page that was pressed: one made for this reader alone has no tag.
const isPressed = (answer) => answer.ok && answer.headers.has("ETag") && /^text\/html/.test(answer.headers.get("Content-Type"));

// Puts a page away as it came. The tag of compression is for the line, not for the shelf.
const putAway = async (address, answer) => {
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  await (await caches.open(PAGES)).put(address, new Response(html, { headers }));
  await keepFiles(html);
  return html;
};

const drop = async (address) => {
  await (await caches.open(PAGES)).delete(address, ANYWHERE);
  await strike("pages", address);
};

// Has the page at `address` as it is now, and writes `beside` it; gives back where it stands, which may be another place
// than before, and null when it is gone. Throws when nobody can say.
const keep = async (address, beside = {}) => {
  const before = await keptPage(address);
  const tag = before?.headers.get("ETag");
  const answer = await fetch(address, { credentials: "omit", headers: tag ? { "If-None-Match": tag } : {} });
  if (GONE.includes(answer.status)) {
    await drop(address);
    return null;
  }
  const isSame = answer.status === 304;
  if (!isSame && !isPressed(answer)) throw new Error(`${address}: ${answer.status}`);
  const now = answer.redirected ? new URL(answer.url).pathname : address;
  const html = isSame ? await before.text() : await putAway(now, answer);
  if (pocket.shell.includes(now)) return now;
  const known = (await entry("pages", address)) || {};
  const media = isSame && known.media ? known.media : await keepPictures(html);
  if (now !== address) await drop(address);
  const bytes = new Blob([html]).size + media;
  await rewrite("pages", now, (there) => ({ used: Date.now(), ...known, ...there, ...beside, address: now, media, bytes }));
  return now;
};

// Pictures that no page left here shows.
const sweepPictures = async () => {
  const shown = new Set();
  const pages = await caches.open(PAGES);
  for (const page of await pages.keys()) {
    const html = await (await pages.match(page, ANYWHERE)).text();
    for (const files of picturesIn(html)) for (const file of files) shown.add(file);
  }
  const pictures = await caches.open(PICTURES);
  for (const { url } of await pictures.keys()) if (!shown.has(new URL(url).pathname)) await pictures.delete(url);
};

const budget = async () => (await remembered("budget", MEGABYTES)) * 1_000_000;

// Lets go of what was not used for longest, until the rest fits.
const tidy = async () => {
  const most = await budget();
  const leaving = (await entries("pages")).filter((page) => !page.saved).sort((a, b) => b.used - a.used);
  let bytes = 0;
  for (const [number, page] of leaving.entries()) {
    bytes += page.bytes;
    if (bytes > most || number >= MOST_PAGES) await drop(page.address);
  }
  await sweepPictures();
};

// The files of every kept page come along into this version; those of the one before stay for windows still open.
const takeOver = async () => {
  const pages = await caches.open(PAGES);
  for (const page of await pages.keys()) await keepFiles(await (await pages.match(page, ANYWHERE)).text());
  const earlier = (await caches.keys()).filter((name) => /^files /.test(name) && name !== FILES);
  for (const name of earlier.slice(0, -1)) await caches.delete(name);
};
