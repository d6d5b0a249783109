// The moderators' queue by keys: j and k move, a approves (or keeps), r rejects, s is spam, b opens the ban, e the note,
// x marks, z takes the last decision back; Escape leaves a form.
"use strict";
{
  const items = [...document.querySelectorAll(".desk-reply")];
  const PLACE = "dateline queue";
  let at = -1;

  const go = (to) => {
    if (!items.length) return;
    at = Math.max(0, Math.min(items.length - 1, to));
    items[at].focus();
    items[at].scrollIntoView({ block: "nearest" });
  };
  const press = (button) => {
    sessionStorage.setItem(PLACE, String(at));
    button.click();
  };
  const unfold = (fold) => {
    fold.open = true;
    fold.querySelector("textarea, input[type=text]").focus();
  };

  items.forEach((item, place) => {
    item.addEventListener("focusin", () => (at = place));
    item.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(place)));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input:not([type=checkbox]), textarea, select");
    const item = items[at];
    if (field) {
      const fold = event.key === "Escape" && field.closest("details");
      if (fold) {
        event.stopImmediatePropagation();  // else the desk's menu takes the focus
        fold.open = false;
        go(at);
      }
      return;
    }
    const undo = document.querySelector("[data-undo]");
    const button = item && /^[a-z]$/.test(event.key) && item.querySelector(`[data-key=${event.key}]`);
    const fold = item && /^[a-z]$/.test(event.key) && item.querySelector(`[data-fold=${event.key}]`);
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "z" && undo) press(undo);
    else if (event.key === "x" && item) item.querySelector("input[form=marked]")?.click();
    else if (button) press(button);
    else if (fold) unfold(fold);
    else return;
    event.preventDefault();
  }, true);

  // After a decision the next reply stands where the last one stood.
  const before = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (before !== null) go(Number(before));
}
