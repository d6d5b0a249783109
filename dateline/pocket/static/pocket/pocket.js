// Saves the story at hand, offers the app, and keeps the worker in touch. Who only reads is never given a worker: it comes
// with the first story saved, the first topic followed, or with the app. What else needs it names its own script.
"use strict";
{
  const worker = self.isSecureContext && navigator.serviceWorker;
  const words = document.currentScript.dataset;
  const isApp = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
  let shelf = {};
  let visit = {};
  try {
    shelf = localStorage;
    visit = sessionStorage;
  } catch {} // They are forbidden: then nothing is remembered.

  // Has the worker do something, and hears what came of it; `wake` brings it here first.
  const ask = async (asked, wake) => {
    if (wake) await worker.register("/service-worker.js");
    const there = await (wake ? worker.ready : worker.getRegistration());
    if (!there?.active) return {};
    return new Promise((told) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => told(data);
      there.active.postMessage(asked, [port2]);
    });
  };

  const say = (text) => {
    const line = Object.assign(document.createElement("p"), { className: "note", role: "status" });
    const link = Object.assign(document.createElement("a"), { href: "/saved/#outbox", textContent: words.see });
    document.getElementById("main").prepend(line);
    line.append(text, " ", link);
  };

  const serve = (line) => {
    const { keep: address, ...told } = line.dataset;
    const [save, app, later, how, shown] = ["save", "app", "later", "how", "shown"].map((name) => line.querySelector(`[data-${name}]`));
    const status = line.querySelector("[role=status]");
    const show = ({ saved, trouble }) => {
      const isNext = shelf["pocket:continue"] === address;
      status.textContent = status.dataset[trouble ? "trouble" : isNext ? "begins" : saved ? "saved" : "unsaved"];
      save.textContent = save.dataset[saved ? "remove" : "save"];
      shown.hidden = !saved;
      isSaved = saved;
    };
    let isSaved = false;
    const renew = () => ask({ state: address }).then(show);
    const act = async (asked) => {
      save.disabled = true;
      show(await ask(asked, true).catch((trouble) => ({ trouble })));
      save.disabled = false;
    };
    const keep = () => act({ save: { address, ...told } });
    save.onclick = () => (isSaved ? act({ remove: address }) : keep());
    line.hidden = false;
    renew();

    let prompt = null;
    const offer = (isOffered) => (app.hidden = later.hidden = !isOffered || isApp || Boolean(shelf["pocket:later"]));
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      prompt = event;
      offer(true);
    });
    app.onclick = async () => {
      const isWanted = !prompt || (await prompt.prompt()).outcome === "accepted";
      prompt = null;
      offer(false);
      if (!isWanted) return;
      shelf["pocket:continue"] = address; // The app begins with this story, whenever it is opened.
      keep();
    };
    later.onclick = () => {
      shelf["pocket:later"] = 1;
      offer(false);
      how.hidden = true;
      save.focus();
    };
    offer(shelf["pocket:app"]);
    how.hidden = navigator.standalone !== false || Boolean(shelf["pocket:later"]);
    if (!how.hidden) later.hidden = false;
    return renew;
  };

  if (worker) {
    self.pocket = { ask };
    const load = (src) => document.head.append(Object.assign(document.createElement("script"), { src }));
    new Set([...document.querySelectorAll("[data-script]")].map(({ dataset }) => dataset.script)).forEach(load);
    const line = document.querySelector("[data-keep]");
    const renew = line && serve(line);
    if (line) worker.getRegistration().then((there) => there && load(line.dataset.changed));
    new BroadcastChannel("pocket").onmessage = ({ data }) => {
      renew?.();
      if (data.sent || data.waits) say(data.sent ? words.went : words.waits);
    };
    if (isApp) {
      shelf["pocket:app"] = 1;
      const begun = shelf["pocket:continue"];
      delete shelf["pocket:continue"];
      if (begun && location.pathname === "/") location.replace(begun);
      navigator.storage?.persist?.().catch(() => {});
    }
    const greet = (urgent) => ask({ contact: urgent }, isApp).catch(() => {});
    addEventListener("load", () => greet(!visit["pocket:here"]).then(() => (visit["pocket:here"] = 1)));
    addEventListener("online", () => greet(true).then(() => setTimeout(greet, 5000, true))); // Often said too soon.
    document.addEventListener("visibilitychange", () => document.hidden || greet(false));
    if (isApp) worker.ready.then((there) => there.periodicSync?.register("edition", { minInterval: 21_600_000 })).catch(() => {});
  }
}
