// The moderators' queue. By keys: j and k move, a approves (or keeps), r rejects, s is spam, b opens the ban, e the
// note, x marks, z takes the last decision back; Escape leaves a form. They act on the reply that has the focus, and can
// be turned off. A decision is sent without leaving the page, and once: whatever goes wrong, it is never sent again.
"use strict";
{
  const QUEUE = "[data-queue]", SAID = ".messages ul", MARK = "input[form=marked]", MARKED = `${MARK}:checked`;
  const FIELDS = ".desk-fold :is(textarea, select, input):not([type=hidden])", OFF = "dateline queue keys off";
  const queue = document.querySelector(QUEUE);
  const cards = () => [...queue.querySelectorAll(".desk-reply")];
  const numbers = () => cards().map((card) => card.dataset.reply);
  const cardOf = (number) => cards().find((card) => card.dataset.reply === number);
  const focused = () => document.activeElement.closest(".desk-reply");
  const isHere = () => document.activeElement === document.body || queue.contains(document.activeElement);
  const typed = new Map();  // what stands in the forms and was not sent, by the field
  let last;  // the number of the reply that has the focus, or had it last
  let isSending = false, isUnsure = false;

  const go = (card) => {
    if (!card) return;
    card.focus();
    card.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const all = cards(), at = all.findIndex((card) => card.dataset.reply === last);
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  };
  const unfold = (fold) => {
    fold.open = true;
    fold.querySelector("select, textarea, input[type=text]").focus();
  };

  // What a moderator typed, chose and unfolded outlives a new queue; what was sent and is done does not.
  const differs = (field) => field.matches("[type=checkbox]") ? field.checked !== field.defaultChecked
    : field.matches("select") ? ![...field.options].every((each) => each.selected === each.defaultSelected)
    : field.value !== field.defaultValue;
  const holds = (field) => field.matches("[type=checkbox]") ? "checked" : "value";
  const keep = (done) => {
    for (const field of queue.querySelectorAll(FIELDS)) {
      if (differs(field) && !done?.contains(field)) typed.set(field.id, field[holds(field)]);
      else typed.delete(field.id);
    }
  };
  const putBack = () => {
    for (const field of queue.querySelectorAll(FIELDS)) {
      if (typed.has(field.id)) field[holds(field)] = typed.get(field.id);
    }
  };
  // The number in the desk's own menu.
  const count = (words) => {
    const label = document.querySelector("#wagtail-sidebar a[href='/desk/replies/'] .menuitem-label");
    if (label) label.textContent = words;
  };

  // The queue as `page` has it. The focus stays on the reply the moderator is at; when that is gone it goes to the one
  // that followed it, and after taking something back to what came back. `done` is the form that was sent.
  const show = (page, address, done) => {
    const fresh = page.querySelector(QUEUE), before = numbers(), isOurs = isHere();
    const at = last, into = done?.contains(document.activeElement) ? "" : document.activeElement.id;
    const isUndone = Boolean(done?.querySelector("[data-undo]"));
    const marked = new Set([...queue.querySelectorAll(MARKED)].map((mark) => mark.value));
    const open = [...queue.querySelectorAll("details[id][open]")].filter((fold) => !done || !fold.contains(done));
    keep(done);
    count(fresh.dataset.menu);
    queue.replaceChildren(...fresh.childNodes);
    document.querySelector(SAID).replaceChildren(...page.querySelector(SAID).childNodes);
    for (const mark of queue.querySelectorAll(MARK)) mark.checked = marked.has(mark.value);
    for (const fold of open) document.getElementById(fold.id)?.setAttribute("open", "");
    putBack();
    setSwitch();
    history.replaceState(null, "", address);
    if (!isOurs) return;
    const field = into && document.getElementById(into);
    if (field && queue.contains(field)) return field.focus();
    if (isUndone) return go(cards().find((card) => !before.includes(card.dataset.reply)) ?? cardOf(at) ?? cards()[0]);
    if (at || done) follow(before, at);
  };
  const follow = (before, at) => {
    const place = Math.max(0, before.indexOf(at));
    const next = [...before.slice(place), ...before.slice(0, place).reverse()].map(cardOf).find(Boolean) ?? cards()[0];
    if (next) go(next);
    else queue.querySelector("[data-none]")?.focus();
  };

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const say = (text) => document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { type: "error", text } }));
  // Asks for the queue and sends nothing. Until it is here nobody knows whether what was sent last is done.
  const renew = async (done) => {
    isUnsure = true;
    const answer = await fetch(location.href), page = await read(answer);
    if (!page.querySelector(QUEUE)) return location.assign(location.href);  // the log-in, say
    show(page, location.href, done);
    isUnsure = false;
  };
  // Sends a form, once, and shows the queue as it is then. What is refused is said at its form, which keeps its words.
  const send = async (form, button) => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = await read(answer);
    const refused = [...page.querySelectorAll(".desk-error")].map((each) => each.textContent);
    if (page.querySelector(QUEUE)) show(page, answer.url, form);
    else if (refused.length) {
      await renew();
      refuse(form, refused.join(" "));
    } else if (answer.redirected) location.assign(back(answer.url));
    else throw new Error("neither a queue nor a reason");
  };
  const refuse = (form, words) => {
    const found = [...queue.querySelectorAll(".desk-fold form")].find((each) => each.action === form.action);
    if (!found) return say(words);
    const error = document.createElement("p");
    found.prepend(Object.assign(error, { className: "desk-error", role: "alert", textContent: words }));
    unfold(found.closest("details"));
  };
  // After the log-in the queue, and not where the form was sent.
  const back = (address) => {
    const to = new URL(address);
    if (to.searchParams.has("next")) to.searchParams.set("next", location.pathname + location.search);
    return to;
  };
  const sendOnce = async (form, button) => {
    const card = form.closest(".desk-reply");
    isSending = true;
    card?.setAttribute("aria-busy", "true");
    await (isUnsure ? look() : send(form, button).catch(look));
    card?.removeAttribute("aria-busy");
    isSending = false;
  };
  const look = () => renew().then(() => say(queue.dataset.lost), () => say(queue.dataset.away));

  const areOn = () => localStorage.getItem(OFF) === null;
  const setSwitch = () => {
    const box = queue.querySelector("[data-keys]");
    if (box) box.checked = areOn();
  };
  const press = (key) => {
    const card = focused();
    const button = card?.querySelector(`[data-key=${key}]`), fold = card?.querySelector(`[data-fold=${key}]`);
    if (key === "z") queue.querySelector("[data-undo]")?.click();
    else if (key === "x") card?.querySelector(MARK)?.click();
    else if (button) button.click();
    else if (fold) unfold(fold);
    else return false;
    return true;
  };

  document.addEventListener("focusin", () => {
    last = focused()?.dataset.reply ?? last;
  });
  queue.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys]")) return;
    if (event.target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest(QUEUE)) return;
    event.preventDefault();
    if (!isSending) sendOnce(event.target, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    const fold = event.target.closest(".desk-fold form")?.closest("details");
    if (fold) {
      if (event.key !== "Escape") return;
      event.stopImmediatePropagation();  // else the desk's menu takes the focus
      fold.open = false;
      go(fold.closest(".desk-reply"));
    } else if (event.ctrlKey || event.metaKey || event.altKey || !isHere() || !areOn()) return;
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.repeat || !/^[a-z]$/.test(event.key) || !press(event.key)) return;
    event.preventDefault();
  }, true);
  setSwitch();
}
