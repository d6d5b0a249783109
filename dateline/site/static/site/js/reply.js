// Keeps what is typed until it is sent, and counts the letters left. The form works without it.
"use strict";
{
  const form = document.querySelector("form[data-reply]");
  const summary = document.querySelector("[data-errors]");
  if (summary) summary.focus();
  const store = (work) => {
    try {
      return work(window.localStorage);
    } catch {
      return null; // Storage is full or forbidden.
    }
  };
  const remember = (id) =>
    store((shelf) => {
      const own = JSON.parse(shelf.getItem("replies:own")) || [];
      shelf.setItem("replies:own", JSON.stringify([...new Set([...own, id])].slice(-200)));
    });
  if (form) {
    const fields = [...form.querySelectorAll("textarea, input[type=text]")];
    const text = form.querySelector("textarea");
    const left = form.querySelector("[data-left]");
    const place = `reply:${form.dataset.reply}`;

    const count = () => {
      if (!left || !text) return;
      const letters = [...text.value.replace(/\r?\n/g, "\n")].length;
      const over = letters - Number(left.dataset.left);
      left.hidden = over < -500;
      left.classList.toggle("error", over > 0);
      left.textContent = (over > 0 ? left.dataset.over : left.dataset.under).replace("{n}", String(Math.abs(over)));
    };
    const keep = () => {
      const draft = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      store((shelf) => (text.value.trim() ? shelf.setItem(place, JSON.stringify(draft)) : shelf.removeItem(place)));
    };

    const draft = store((shelf) => JSON.parse(shelf.getItem(place))) || {};
    // Back on the page with the reply in print: the draft has done its work.
    const plain = (words) => words.replace(/\]\([^)]*\)/g, "").replace(/[^\p{L}\p{N}]/gu, ""); // the words without their marks
    const printed = /^#reply-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (printed && draft[text.name] && plain(printed.textContent).includes(plain(draft[text.name]))) {
      remember(Number(location.hash.slice(7)));
      draft[text.name] = "";
      store((shelf) => shelf.removeItem(place));
    }
    for (const field of fields) if (!field.value && draft[field.name]) field.value = draft[field.name];
    count();
    // A secret of this browser's own, drawn when its reader first writes: whoever holds it may change or delete the reply.
    const takePen = () => {
      const drawn = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
      const pen = store((shelf) => shelf.getItem("replies:pen")) || drawn().join("");
      if (store((shelf) => shelf.setItem("replies:pen", pen)) !== null) form.elements.pen.value = pen;
    };
    for (const moment of ["input", "submit"]) form.addEventListener(moment, takePen, { once: true });
    let wait = 0;
    form.addEventListener("input", () => {
      count();
      clearTimeout(wait);
      wait = setTimeout(keep, 400);
    });
    window.addEventListener("pagehide", keep);
  }
  // The page that says "thank you" names the draft it may forget.
  const sent = document.querySelector("[data-sent]");
  if (sent) {
    store((shelf) => shelf.removeItem(`reply:${sent.dataset.sent}`));
  }
  const own = document.querySelector("[data-own-id]");
  if (own) remember(Number(own.dataset.ownId));
}
