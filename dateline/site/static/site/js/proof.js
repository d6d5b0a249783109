// Has the browser prove a little work while a reader types. The form works without it: then a person reads it first.
"use strict";
for (const form of document.querySelectorAll("form[data-challenge]")) {
  const field = form.querySelector("[name=altcha]");
  const status = form.querySelector("[data-wait]");
  const MOST = 2_000_000; // What a server may ask us to count to.
  const SECONDS_WAITED = 20;
  let proving = null;

  const prove = async () => {
    const answer = await fetch(form.dataset.challenge, { credentials: "omit" });
    const challenge = await answer.json();
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
  const begin = (anew = false) => {
    if (anew || !proving) proving = prove().catch(() => {});
    return proving;
  };

  form.addEventListener("focusin", () => field.value || begin(), { once: true });
  form.addEventListener("submit", async (event) => {
    if (field.value || form.dataset.sent) return;
    event.preventDefault();
    const button = event.submitter;
    if (status) status.textContent = status.dataset.wait;
    await Promise.race([begin(), new Promise((late) => setTimeout(late, SECONDS_WAITED * 1000))]);
    form.dataset.sent = "yes";
    form.requestSubmit(button);
  });
  // Back by the browser's own button: the form may be sent again, with another proof.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    delete form.dataset.sent;
    field.value = "";
    proving = null;
    if (status) status.textContent = "";
  });
}
