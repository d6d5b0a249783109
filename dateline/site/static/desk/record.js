// The record's review. By keys: a accepts, x rejects, e opens the choice of who it is, s what else the speaker says. See
// cards.js.
"use strict";
{
  const CARD = "[data-card]";
  const nameOf = (card) => card.id;
  const differs = (field) => field.matches("select")
    ? ![...field.options].every((each) => each.selected === each.defaultSelected || !each.selected && field.value === "")
    : field.value !== field.defaultValue;
  // What an editor typed elsewhere; what was sent and is done does not outlive it.
  const keep = ({ list }, done) => {
    const fields = [...list.querySelectorAll(":is(.desk-fold, .record-print) :is(select, input[type=text])")];
    const typed = fields.filter((field) => differs(field) && !done?.contains(field));
    const words = typed.map((field) => [field.id, field.value]);
    return () => {
      for (const [id, value] of words) {
        const field = document.getElementById(id);
        if (field) field.value = value;
      }
    };
  };
  // The focus stays on the card the editor is at. When that is decided on it goes to the next that waits, and at the end
  // of the list back to one that still does.
  const settle = ({ cards, cardOf, go, goOrSayNone }, { before, at, done }) => {
    const sent = done?.closest(CARD)?.id, place = Math.max(0, before.indexOf(at));
    if (!at) return;
    if (at !== sent && cardOf(at)) return go(cardOf(at));
    const near = [...before.slice(place + 1), ...before.slice(0, place).reverse()];
    const there = near.map(cardOf).filter(Boolean);
    goOrSayNone(there.find((card) => card.matches("[data-waits]")) ?? cardOf(at) ?? there[0] ?? cards()[0]);
  };
  // A form that comes back with what is wrong in it takes the place of the one that was sent.
  const refused = (_, { page, form, status }) => {
    if (status !== 422) return false;
    const fresh = page.getElementById(form.id);
    form.replaceWith(fresh);
    (fresh.querySelector("[aria-invalid]") ?? fresh.querySelector("select")).focus();
    return true;
  };
  // What cannot be accepted as it stands asks who it is.
  const press = ({ unfold }, key, card) => {
    const button = card?.querySelector(`[data-key=${key}]`);
    const fold = card?.querySelector(`[data-fold=${key === "a" ? "e" : key}]`);
    if (button) button.click();
    else if (fold) unfold(fold);
    else return false;
    return true;
  };
  decideByKeys({
    root: "[data-record]", card: CARD, nameOf, off: "dateline record keys off", first: "select, button", sends: CARD,
    keep, settle, refused, press,
  });
}
