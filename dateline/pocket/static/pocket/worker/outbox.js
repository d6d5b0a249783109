// Replies written without a connection wait here, and are sent once, with a fresh proof where the first is too old.
"use strict";
const REPLY = /^\/replies\/\d+\/$/;
const MOST_TRIES = 2_000_000; // What a server may ask us to count to.
const NO_HASTE = 3500; // What comes sooner after its challenge the gatekeeper takes for a machine's.
const LATE = [408, 425, 429, 500, 502, 503, 504];

const sendNow = async (request) => {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const fields = [...(await copy.formData())].filter(([, value]) => typeof value === "string");
    const address = new URL(request.url).pathname;
    const story = request.referrer && new URL(request.referrer).pathname;
    const title = story && (await entry("pages", story))?.title;
    await write("outbox", { id: crypto.randomUUID(), address, story, title, fields, at: Date.now(), state: "waits" });
    await self.registration.sync?.register("outbox").catch(() => {});
    tell({ changed: true, waits: true });
    return Response.redirect("/saved/#outbox", 303);
  }
};

const holds = (proof) => {
  try {
    return JSON.parse(atob(proof)).challenge.parameters.expiresAt * 1000 > Date.now();
  } catch {
    return false;
  }
};

// Without one a person reads the reply first: it is not lost. The reader took longer than this does, but nothing a
// device says could prove that; so it waits as long as anybody has to.
const freshProof = async (address) => {
  const challenge = await (await told(`/replies/challenge/?for=${address}`)).json();
  const calm = new Promise((over) => setTimeout(over, NO_HASTE));
  const solution = counted({ ...challenge.parameters, most: MOST_TRIES });
  await calm;
  return solution ? btoa(JSON.stringify({ challenge, solution })) : "";
};

const send = async (reply) => {
  const fields = new Map(reply.fields);
  if (!holds(fields.get("altcha"))) fields.set("altcha", await freshProof(reply.address).catch(() => ""));
  fields.set("kept", "1"); // One the house has already, whose answer got lost, is not printed twice.
  const answer = await fetch(reply.address, { method: "POST", credentials: "omit", body: new URLSearchParams([...fields]) });
  if (LATE.includes(answer.status)) return;
  if (answer.ok && answer.redirected) {
    const { pathname, search, hash } = new URL(answer.url);
    await write("outbox", { ...reply, state: "sent", seen: pathname + search + hash, fields: [], at: Date.now() });
    tell({ changed: true, sent: true });
  } else {
    await write("outbox", { ...reply, state: "refused" });
    tell({ changed: true });
  }
};

// Whoever else sends waits for its turn, and finds them sent.
const flush = () =>
  navigator.locks.request("outbox", async () => {
    for (const reply of await entries("outbox")) if (reply.state === "waits") await send(reply);
  });

addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(flush());
});
