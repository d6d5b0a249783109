// Keeps what is typed until it is sent, and counts the letters left. The form works without it.
"use strict";
{
  const form = document.querySelector("form[data-reply]");
  document.querySelector("[data-errors]")?.focus();
  let shelf = {};
  try {
    shelf = localStorage;
  } catch {} // It is forbidden: then nothing outlasts the page.
  const remember = (id) => {
    const own = JSON.parse(shelf["replies:own"] || "[]");
    shelf["replies:own"] = JSON.stringify([...new Set([...own, Number(id)])].slice(-200));
  };
  if (form) {
    const { parent, pen } = form.elements; // What is changed has neither.
    const fields = [...form.querySelectorAll("textarea, input[type=text], [name=parent]")];
    const text = form.querySelector("textarea");
    const left = form.querySelector("[data-left]");
    const place = `reply:${form.dataset.reply}`;

    const count = () => {
      const over = [...text.value].length - left.dataset.left;
      left.hidden = over < -500;
      left.classList.toggle("error", over > 0);
      left.textContent = left.dataset[over > 0 ? "over" : "under"].replace("{n}", Math.abs(over));
    };
    const keep = () => {
      if (text.value.trim()) shelf[place] = JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value])));
      else delete shelf[place];
    };

    let draft = JSON.parse(shelf[place] || "{}");
    // Back on the page with the reply in print: the draft has done its work.
    const plain = (words) => words.replace(/\]\([^)]*\)/g, "").replace(/[^\p{L}\p{N}]/gu, "");
    const printed = /^#reply-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (printed && draft[text.name] && plain(printed.textContent).includes(plain(draft[text.name]))) {
      remember(location.hash.slice(7));
      draft = { name: draft.name };
      delete shelf[place];
    }
    // Only beside the thread can a reader see what the draft answers.
    if (!document.querySelector("#replies")) delete draft.parent;
    for (const field of fields) if (draft[field.name] && !(parent && field.value)) field.value = draft[field.name];
    count();
    // A secret drawn when a reader first writes here: whoever holds it may change or delete the reply.
    const draw = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const takePen = () => (pen.value = shelf["replies:pen"] ||= draw());
    if (pen) for (const moment of ["input", "submit"]) form.addEventListener(moment, takePen, { once: true });
    let wait = 0;
    form.addEventListener("input", () => {
      count();
      clearTimeout(wait);
      wait = setTimeout(keep, 400);
    });
    addEventListener("pagehide", () => wait && keep());
  }
  // The page that says "thank you" names the drafts it may forget.
  const { sent, ownId } = document.querySelector("[data-sent], [data-own-id]")?.dataset || {};
  if (sent) for (const name of [sent, `own ${ownId}`]) delete shelf[`reply:${name}`];
  if (ownId) remember(ownId);
}
