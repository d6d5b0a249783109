// The moderators' queue by keys: j and k move, a approves, r rejects, s is spam, z takes the last decision back.
"use strict";
{
  const items = [...document.querySelectorAll(".desk-reply")];
  const PLACE = "dateline queue";
  const BUTTONS = { a: "approve", r: "reject", s: "spam" };
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

  items.forEach((item, place) => item.addEventListener("focusin", () => (at = place)));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const undo = document.querySelector("[data-undo]");
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "z" && undo) press(undo);
    else if (BUTTONS[event.key] && items[at]) {
      const button = items[at].querySelector(`button[value=${BUTTONS[event.key]}]`);
      if (button) press(button);
    } else return;
    event.preventDefault();
  });

  // After a decision the next reply stands where the last one stood.
  const before = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (before !== null) go(Number(before));
}
