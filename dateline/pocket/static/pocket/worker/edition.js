// Each time there is a connection: everything kept is asked for again, so that nothing withdrawn stays, and the latest
// edition comes along.
"use strict";
const OFTEN = 5 * 60_000;

const latestEdition = async () => {
  const answer = await told("/edition.json");
  if (!answer.ok) throw new Error(`/edition.json: ${answer.status}`);
  return answer.json();
};

// What to write beside each page of the edition. The first is read first, so it is used last.
const pagesOf = ({ pages, stories }) => {
  const now = Date.now();
  return new Map([
    ...pages.map(({ address, title }, place) => [address, { title, used: now - place, place, kind: "list" }]),
    ...stories.map(({ address, ...beside }, place) => [
      address,
      { ...beside, used: now - pages.length - place, place, kind: "story" },
    ]),
  ]);
};

// Whether this device keeps the edition: not when the reader said so, or asked for few bytes.
const wantsEdition = async () => (await budget()) > 0 && !navigator.connection?.saveData;

const askAgain = async () => {
  const isWanted = await wantsEdition();
  const edition = isWanted ? await latestEdition().catch(() => null) : { pages: [], stories: [] };
  const wanted = edition ? pagesOf(edition) : new Map();
  const most = await budget();
  const kept = await entries("pages");
  for (const { address } of kept.filter((page) => !wanted.has(page.address))) {
    wanted.set(address, {});
    if (edition) await rewrite("pages", address, (page) => page && { ...page, place: undefined }); // No longer of the latest.
  }
  for (const { address, title, section, language, picture } of isWanted ? await newestFollowed() : []) {
    const isOfEdition = wanted.get(address)?.place !== undefined;
    if (!isOfEdition) wanted.set(address, { title, section, language, picture, kind: "story" });
  }
  for (const address of pocket.shell) wanted.set(address, {});
  let bytes = kept.reduce((sum, page) => sum + (page.bytes || 0), 0);
  const known = new Set(kept.map(({ address }) => address));
  await inTurns(wanted, async ([address, beside]) => {
    if (!known.has(address) && beside.kind && bytes > most) return;
    await keep(address, beside);
    bytes += known.has(address) ? 0 : (await entry("pages", address))?.bytes || 0;
  });
  await tidy();
};

// One window at a time; `urgent` when the paper was just opened, or the reader asked for it.
const contact = (urgent) =>
  navigator.locks.request("contact", { ifAvailable: !urgent }, async (turn) => {
    if (!turn || (!urgent && Date.now() - (await remembered("contact", 0)) < OFTEN)) return;
    await flush();
    await agree().catch(() => {});
    await closeGone();
    await askForNews();
    await askAgain();
    await remember("contact", Date.now());
    tell({ changed: true });
  });

addEventListener("periodicsync", (event) => {
  if (event.tag === "edition") event.waitUntil(contact());
});
