// Has the browser prove a little work while a reader types. The form works without it: then a person reads it first.
"use strict";
for (const form of document.querySelectorAll("form[data-challenge]")) {
  const field = form.querySelector("[name=altcha]");
  const status = form.querySelector("[data-wait]");
  const MOST = 2_000_000; // What a server may ask us to count to.
  const SECONDS_WAITED = 20;
  const SECONDS_SENDING = 5;
  let proving = null;

  const prove = async () => {
    const challenge = await (await fetch(form.dataset.challenge, { credentials: "omit" })).json();
    const worker = new Worker(form.dataset.worker);
    const solution = await new Promise((solved, failed) => {
      worker.onmessage = ({ data }) => (data ? solved(data) : failed(new Error("no counter")));
      worker.onerror = failed;
      worker.postMessage({ ...challenge.parameters, most: MOST });
    }).finally(() => worker.terminate());
    const held = challenge.parameters.expiresAt * 1000 - Date.now();
    field.value = btoa(JSON.stringify({ challenge, solution }));
    // A reader who thinks for long is given another one, so that none arrives too late.
    if (held > 60_000) setTimeout(() => begin(true), held - 60_000);
  };
  const begin = (anew) => {
    if (anew || !proving) {
      proving = prove().catch(() => {
        proving = null; // The next one to ask tries again.
      });
    }
    return proving;
  };

  let isBusy = false; // Then a second press of the button sends nothing twice.
  const reopen = () => {
    isBusy = false;
    status.textContent = "";
  };
  // Whoever is still here later was stopped, and may send again: with the same proof, which counts once.
  const reopenLater = () => setTimeout(reopen, SECONDS_SENDING * 1000);
  form.addEventListener("focusin", () => begin(), { once: true });
  if ([...form.querySelectorAll("textarea")].some((text) => text.value.trim())) begin(true);
  form.addEventListener("submit", async (event) => {
    if (isBusy) return event.preventDefault();
    isBusy = true;
    if (field.value) return reopenLater();
    event.preventDefault();
    status.textContent = status.dataset.wait;
    await Promise.race([begin(), new Promise((late) => setTimeout(late, SECONDS_WAITED * 1000))]);
    // Not at once: while a submit is still being told to everybody, a browser takes no other.
    setTimeout(() => {
      const { name = "", value = "" } = event.submitter || {};
      const pressed = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(pressed);
      form.submit();
      pressed.remove();
      reopenLater();
    });
  });
  // Back by the browser's own button: the form may be sent again, with another proof.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    reopen();
    field.value = "";
    begin(true);
  });
}
