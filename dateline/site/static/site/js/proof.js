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
    if (anew || !proving) {
      proving = prove().catch(() => {
        proving = null; // The next one to ask tries again.
      });
    }
    return proving;
  };
  const isBegun = () => [...form.querySelectorAll("textarea")].some((text) => text.value.trim());

  let stage = "open"; // Then "proving", then "sending": a second press of the button sends nothing twice.
  form.addEventListener("focusin", () => begin(), { once: true });
  if (isBegun()) begin(true);
  form.addEventListener("submit", async (event) => {
    if (stage !== "open") {
      event.preventDefault();
      return;
    }
    if (field.value) {
      stage = "sending";
      return;
    }
    event.preventDefault();
    stage = "proving";
    const button = event.submitter;
    if (status) status.textContent = status.dataset.wait;
    await Promise.race([begin(), new Promise((late) => setTimeout(late, SECONDS_WAITED * 1000))]);
    // Not at once: while a submit is still being told to everybody, a browser takes no other.
    setTimeout(() => {
      stage = "sending";
      if (button && button.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
      form.submit();
    });
  });
  // Back by the browser's own button: the form may be sent again, with another proof.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    stage = "open";
    field.value = "";
    if (status) status.textContent = "";
    begin(true);
  });
}
