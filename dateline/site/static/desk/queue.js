// The moderators' queue. By keys: j and k move, a approves (or keeps), r rejects, s is spam, b opens the ban, e the
// note, x marks, z takes the last decision back; Escape leaves a form. A decision is sent without leaving the page.
"use strict";
{
  const QUEUE = "[data-queue]", SAID = ".messages ul", MARK = "input[form=marked]", MARKED = `${MARK}:checked`;
  const items = () => [...document.querySelectorAll(".desk-reply")];
  const has = (item) => item.contains(document.activeElement);
  let at = -1;  // the place of the reply that has the focus, or had it last
  let isSending = false, isLeaving = false;

  const go = (to) => {
    const all = items();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, to));
    all[at].focus();
    all[at].scrollIntoView({ block: "nearest" });
  };
  const unfold = (fold) => {
    fold.open = true;
    fold.querySelector("textarea, input[type=text]").focus();
  };

  // Sends a form and shows the queue as it is then: what was marked stays so, and the next reply stands where the last
  // one stood. What leads elsewhere, or nowhere, is left to the browser: the log-in, say, or a form with an error.
  const send = async (form, button) => {
    isSending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.querySelector(QUEUE)) show(page, answer.url);
      else if (answer.redirected) location.assign(answer.url);
      else leave(form, button);
    } catch {
      leave(form, button);
    } finally {
      isSending = false;
    }
  };
  const leave = (form, button) => {
    isLeaving = true;
    form.requestSubmit(button);
  };
  const show = (page, address) => {
    const marked = new Set([...document.querySelectorAll(MARKED)].map((mark) => mark.value));
    for (const part of [QUEUE, SAID])
      document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
    for (const mark of document.querySelectorAll(MARK)) mark.checked = marked.has(mark.value);
    history.replaceState(null, "", address);
    if (at >= 0) go(at);
  };

  document.addEventListener("focusin", () => {
    const place = items().findIndex(has);
    if (place >= 0) at = place;
  });
  document.addEventListener("submit", (event) => {
    if (isLeaving || !event.target.closest(QUEUE)) return;
    event.preventDefault();
    if (!isSending) send(event.target, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input:not([type=checkbox]), textarea, select");
    const item = items()[at];
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
    else if (event.key === "z" && undo) undo.click();
    else if (event.key === "x" && item) item.querySelector(MARK)?.click();
    else if (button) button.click();
    else if (fold) unfold(fold);
    else return;
    event.preventDefault();
  }, true);
}
