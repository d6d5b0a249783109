// The moderators' queue. By keys: a approves (or keeps), r rejects, s is spam, b opens the ban, e the note, x marks, z
// takes the last decision back. See cards.js.
"use strict";
{
  const MARK = "input[form=marked]", FIELDS = ".desk-fold :is(textarea, select, input):not([type=hidden])";
  const typed = new Map();  // what stands in the forms and was not sent, by the field
  const differs = (field) => field.matches("[type=checkbox]") ? field.checked !== field.defaultChecked
    : field.matches("select") ? ![...field.options].every((each) => each.selected === each.defaultSelected)
    : field.value !== field.defaultValue;
  const holds = (field) => field.matches("[type=checkbox]") ? "checked" : "value";
  // The number in the desk's own menu.
  const count = (words) => {
    const label = document.querySelector("#wagtail-sidebar a[href='/desk/replies/'] .menuitem-label");
    if (label) label.textContent = words;
  };
  // What a moderator typed, chose and marked; what was sent and is done does not outlive it.
  const keep = ({ list }, done, fresh) => {
    const marked = new Set([...list.querySelectorAll(`${MARK}:checked`)].map((mark) => mark.value));
    for (const field of list.querySelectorAll(FIELDS)) {
      if (differs(field) && !done?.contains(field)) typed.set(field.id, field[holds(field)]);
      else typed.delete(field.id);
    }
    count(fresh.dataset.menu);
    return () => {
      for (const mark of list.querySelectorAll(MARK)) mark.checked = marked.has(mark.value);
      for (const field of list.querySelectorAll(FIELDS)) {
        if (typed.has(field.id)) field[holds(field)] = typed.get(field.id);
      }
    };
  };
  // The focus stays on the reply the moderator is at; when that is gone it goes to the one that followed it, and after
  // taking something back to what came back.
  const settle = ({ cards, cardOf, go, goOrSayNone }, { before, at, done }) => {
    const isUndone = Boolean(done?.querySelector("[data-undo]"));
    const place = Math.max(0, before.indexOf(at));
    const near = [...before.slice(place), ...before.slice(0, place).reverse()];
    if (isUndone) go(cards().find((card) => !before.includes(nameOf(card))) ?? cardOf(at) ?? cards()[0]);
    else if (at || done) goOrSayNone(near.map(cardOf).find(Boolean) ?? cards()[0]);
  };
  const refused = async ({ list, unfold, renew, say }, { page, form }) => {
    const words = [...page.querySelectorAll(".desk-error")].map((each) => each.textContent).join(" ");
    if (page.querySelector("[data-queue]") || !words) return false;
    await renew();
    const found = [...list.querySelectorAll(".desk-fold form")].find((each) => each.action === form.action);
    if (!found) say(words);
    else {
      const error = document.createElement("p");
      found.prepend(Object.assign(error, { className: "desk-error", role: "alert", textContent: words }));
      unfold(found.closest("details"));
    }
    return true;
  };
  const press = ({ list, unfold }, key, card) => {
    const button = card?.querySelector(`[data-key=${key}]`), fold = card?.querySelector(`[data-fold=${key}]`);
    if (key === "z") list.querySelector("[data-undo]")?.click();
    else if (key === "x") card?.querySelector(MARK)?.click();
    else if (button) button.click();
    else if (fold) unfold(fold);
    else return false;
    return true;
  };
  const nameOf = (card) => card.dataset.reply;
  decideByKeys({
    root: "[data-queue]", card: ".desk-reply", nameOf, off: "dateline queue keys off",
    first: "select, textarea, input[type=text]", sends: "[data-queue]", keep, settle, refused, press,
  });
}
