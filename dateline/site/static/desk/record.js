// The record's review. By keys: j and k move, a accepts, x rejects, e opens the choice of who it is, s what else the
// speaker says; Escape leaves a form. They act on the card that has the focus, and can be turned off. A decision is sent
// without leaving the page, and once: whatever goes wrong, it is never sent again.
"use strict";
{
  const RECORD = "[data-record]", CARD = "[data-card]", SAID = ".messages ul", OFF = "dateline record keys off";
  const record = document.querySelector(RECORD);
  const cards = () => [...record.querySelectorAll(CARD)];
  const focused = () => document.activeElement.closest(CARD);
  const isWritten = (field) => field.matches("select, textarea, input:not([type=checkbox])");
  const isHere = () => document.activeElement === document.body || record.contains(document.activeElement);
  let last;  // the id of the card that has the focus, or had it last
  let isSending = false, isUnsure = false;

  const go = (card) => {
    if (!card) return;
    card.focus();
    card.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const all = cards(), at = all.findIndex((card) => card.id === last);
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  };
  const unfold = (fold) => {
    fold.open = true;
    fold.querySelector("select, button").focus();
  };

  // What an editor typed and unfolded elsewhere outlives a new record; what was sent and is done does not.
  const differs = (field) => field.matches("select")
    ? ![...field.options].every((each) => each.selected === each.defaultSelected || !each.selected && field.value === "")
    : field.value !== field.defaultValue;
  const keep = (done) => {
    const fields = [...record.querySelectorAll(":is(.desk-fold, .record-print) :is(select, input[type=text])")];
    const typed = fields.filter((field) => differs(field) && !done?.contains(field));
    const open = [...record.querySelectorAll("details[id][open]")].filter((fold) => !done || !fold.contains(done));
    return { typed: typed.map((field) => [field.id, field.value]), open: open.map((fold) => fold.id) };
  };
  const putBack = ({ typed, open }) => {
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  };

  // The record as `page` has it. The focus stays on the card the editor is at. When that is decided on it goes to the
  // next that waits, and at the end of the list back to one that still does.
  const show = (page, address, done) => {
    const fresh = page.querySelector(RECORD), before = cards().map((card) => card.id), isOurs = isHere();
    const sent = done?.closest(CARD)?.id, at = last;
    const into = done?.contains(document.activeElement) ? "" : document.activeElement.id;
    const kept = keep(done);
    record.replaceChildren(...fresh.childNodes);
    document.querySelector(SAID).replaceChildren(...page.querySelector(SAID).childNodes);
    putBack(kept);
    setSwitch();
    history.replaceState(null, "", address);
    if (!isOurs) return;
    const field = into && document.getElementById(into);
    if (field && record.contains(field) && !field.matches(CARD)) field.focus();
    else if (at && at !== sent && document.getElementById(at)) go(document.getElementById(at));
    else if (at) follow(before, at);
  };
  const follow = (before, at) => {
    const place = Math.max(0, before.indexOf(at));
    const near = [...before.slice(place + 1), ...before.slice(0, place).reverse()];
    const there = near.map((id) => document.getElementById(id)).filter(Boolean);
    const next = there.find((card) => card.matches("[data-waits]")) ?? document.getElementById(at) ?? there[0];
    if (next ?? cards()[0]) go(next ?? cards()[0]);
    else record.querySelector("[data-none]")?.focus();
  };

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const say = (text) => document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { type: "error", text } }));
  // Asks for the record and sends nothing. Until it is here nobody knows whether what was sent last is done.
  const renew = async (done) => {
    isUnsure = true;
    const answer = await fetch(location.href), page = await read(answer);
    if (!page.querySelector(RECORD)) return location.assign(location.href);  // the log-in, say
    show(page, location.href, done);
    isUnsure = false;
  };
  // Sends a form, once, and shows the record as it is then. What is refused is said at its form, which keeps its words.
  const send = async (form, button) => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = await read(answer);
    if (answer.status === 422) refuse(form, page.getElementById(form.id));
    else if (page.querySelector(RECORD) && answer.ok) show(page, answer.url, form);
    else if (answer.redirected) location.assign(back(answer.url));
    else throw new Error("neither the record nor a reason");
  };
  const refuse = (form, fresh) => {
    form.replaceWith(fresh);
    (fresh.querySelector("[aria-invalid]") ?? fresh.querySelector("select")).focus();
  };
  // After the log-in the record, and not where the form was sent.
  const back = (address) => {
    const to = new URL(address);
    if (to.searchParams.has("next")) to.searchParams.set("next", location.pathname + location.search);
    return to;
  };
  const sendOnce = async (form, button) => {
    const card = form.closest(CARD);
    isSending = true;
    card?.setAttribute("aria-busy", "true");
    await (isUnsure ? look() : send(form, button).catch(look));
    card?.removeAttribute("aria-busy");
    isSending = false;
  };
  const look = () => renew().then(() => say(record.dataset.lost), () => say(record.dataset.away));

  const areOn = () => localStorage.getItem(OFF) === null;
  const setSwitch = () => {
    const box = record.querySelector("[data-keys]");
    if (box) box.checked = areOn();
  };
  // What cannot be accepted as it stands asks who it is.
  const press = (key) => {
    const card = focused(), button = card?.querySelector(`[data-key=${key}]`);
    const fold = card?.querySelector(`[data-fold=${key === "a" ? "e" : key}]`);
    if (button) button.click();
    else if (fold) unfold(fold);
    else return false;
    return true;
  };

  document.addEventListener("focusin", () => {
    last = focused()?.id ?? last;
  });
  record.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys]")) return;
    if (event.target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest(CARD)) return;
    event.preventDefault();
    if (!isSending) sendOnce(event.target, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    const fold = event.target.closest(".desk-fold form")?.closest("details");
    if (fold) {
      if (event.key !== "Escape") return;
      event.stopImmediatePropagation();  // else the desk's menu takes the focus
      fold.open = false;
      go(fold.closest(CARD));
    } else if (event.ctrlKey || event.metaKey || event.altKey || !isHere() || !areOn() || isWritten(event.target)) return;
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.repeat || !/^[a-z]$/.test(event.key) || !press(event.key)) return;
    event.preventDefault();
  }, true);
  setSwitch();
}
