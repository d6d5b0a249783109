// A list of cards that is decided on by keys: j and k move, other letters do what the card at hand offers, Escape leaves
// a form. They act on the card that has the focus, and can be turned off. A decision is sent without leaving the page,
// and once: whatever goes wrong, it is never sent again. The queue of replies and the record say what is their own:
// `root` and `card` (selectors), `nameOf` a card, `off` (where it is kept that keys are off), `first` (what an unfolded
// form gives the focus), `sends` (in what a form is sent so), `keep` (what outlives a new list; returns what puts it
// back), `settle` (the focus in a new list), `refused` (whether a refusal was said), `press` (a letter's deed).
"use strict";
const decideByKeys = ({ root, card, nameOf, off, first, sends, keep, settle, refused, press }) => {
  const SAID = ".messages ul", list = document.querySelector(root);
  const cards = () => [...list.querySelectorAll(card)];
  const cardOf = (name) => cards().find((each) => nameOf(each) === name);
  const focused = () => document.activeElement.closest(card);
  const isWritten = (field) => field.matches("select, textarea, input:not([type=checkbox])");
  const isHere = () => document.activeElement === document.body || list.contains(document.activeElement);
  let last;  // the name of the card that has the focus, or had it last
  let isSending = false, isUnsure = false;

  const go = (to) => {
    if (!to) return;
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const all = cards(), at = all.findIndex((each) => nameOf(each) === last);
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  };
  const unfold = (fold) => {
    fold.open = true;
    fold.querySelector(first).focus();
  };
  const goOrSayNone = (to) => to ? go(to) : list.querySelector("[data-none]")?.focus();
  const hands = { list, cards, cardOf, go, goOrSayNone, unfold };

  // The list as `page` has it. `done` is the form that was sent. A field that is still there keeps the focus.
  const show = (page, address, done) => {
    const fresh = page.querySelector(root), before = cards().map(nameOf), isOurs = isHere(), at = last;
    const into = done?.contains(document.activeElement) ? "" : document.activeElement.id;
    const open = [...list.querySelectorAll("details[id][open]")].filter((fold) => !done || !fold.contains(done));
    const putBack = keep(hands, done, fresh);
    list.replaceChildren(...fresh.childNodes);
    document.querySelector(SAID).replaceChildren(...page.querySelector(SAID).childNodes);
    for (const fold of open) document.getElementById(fold.id)?.setAttribute("open", "");
    putBack();
    setSwitch();
    history.replaceState(null, "", address);
    if (!isOurs) return;
    const field = into && document.getElementById(into);
    if (field && list.contains(field) && !field.matches(card)) field.focus();
    else settle(hands, { before, at, done });
  };

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const say = (text) => document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { type: "error", text } }));
  // Asks for the list and sends nothing. Until it is here nobody knows whether what was sent last is done.
  const renew = async (done) => {
    isUnsure = true;
    const answer = await fetch(location.href), page = await read(answer);
    if (!page.querySelector(root)) return location.assign(location.href);  // the log-in, say
    show(page, location.href, done);
    isUnsure = false;
  };
  // Sends a form, once, and shows the list as it is then. What is refused is said at its form, which keeps its words.
  const send = async (form, button) => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = await read(answer);
    if (await refused({ ...hands, renew, say }, { page, form, status: answer.status })) return;
    if (page.querySelector(root) && answer.ok) show(page, answer.url, form);
    else if (answer.redirected) location.assign(back(answer.url));
    else throw new Error("neither the list nor a reason");
  };
  // After the log-in the list, and not where the form was sent.
  const back = (address) => {
    const to = new URL(address);
    if (to.searchParams.has("next")) to.searchParams.set("next", location.pathname + location.search);
    return to;
  };
  const sendOnce = async (form, button) => {
    const of = form.closest(card);
    isSending = true;
    of?.setAttribute("aria-busy", "true");
    await (isUnsure ? look() : send(form, button).catch(look));
    of?.removeAttribute("aria-busy");
    isSending = false;
  };
  const look = () => renew().then(() => say(list.dataset.lost), () => say(list.dataset.away));

  const areOn = () => localStorage.getItem(off) === null;
  const setSwitch = () => {
    const box = list.querySelector("[data-keys]");
    if (box) box.checked = areOn();
  };

  document.addEventListener("focusin", () => {
    const at = focused();
    last = at ? nameOf(at) : last;
  });
  list.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys]")) return;
    if (event.target.checked) localStorage.removeItem(off);
    else localStorage.setItem(off, "");
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest(sends)) return;
    event.preventDefault();
    if (!isSending) sendOnce(event.target, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    const fold = event.target.closest(".desk-fold form")?.closest("details");
    if (fold) {
      if (event.key !== "Escape") return;
      event.stopImmediatePropagation();  // else the desk's menu takes the focus
      fold.open = false;
      go(fold.closest(card));
    } else if (event.ctrlKey || event.metaKey || event.altKey || !isHere() || !areOn() || isWritten(event.target)) return;
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.repeat || !/^[a-z]$/.test(event.key) || !press(hands, event.key, focused())) return;
    event.preventDefault();
  }, true);
  setSwitch();
};
