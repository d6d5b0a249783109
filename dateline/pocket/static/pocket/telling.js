// Asks to be told at once, when the reader wants it and never before; and sets the hours in which the device is left alone.
"use strict";
{
  const section = document.querySelector("[data-telling]");
  const [status, night, button] = ["[role=status]", "[data-at-night]", "button"].map((name) => section.querySelector(name));
  const hours = section.querySelectorAll("[data-hours]");
  const quiet = [...section.querySelectorAll("[data-quiet]")];
  const NIGHT = [22, 7];
  const ask = (asked, wake) => self.pocket.ask(asked, wake).then((found) => (found.trouble ? Promise.reject(found.trouble) : found));
  let wish = null;

  const say = (word) => (status.textContent = status.dataset[word] || "");
  const show = (now) => {
    wish = now || null;
    for (const one of hours) one.hidden = !wish;
    button.textContent = button.dataset[wish ? "stop" : "tell"];
    (wish?.quiet || NIGHT).forEach((hour, place) => (quiet[place].value = hour));
    night.value = wish?.breaking_at_night ? "1" : "";
    say(wish ? "on" : "");
  };
  const act = async (deed) => {
    button.disabled = true;
    await deed().catch(() => say("trouble"));
    button.disabled = false;
  };
  const subscription = async (key) => {
    const { pushManager } = await navigator.serviceWorker.ready;
    const there = await pushManager.getSubscription();
    if (there && wish?.made_with === key) return there.toJSON();
    await there?.unsubscribe(); // It was made for another key of the house, and takes nothing from this one.
    return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
  };
  const keyOfHouse = async () => {
    const { key } = await (await fetch("/push/")).json();
    if (!key) throw new Error("The house has none just now."); // What the browser has stays as it is.
    return key;
  };
  const chosen = () => ({ quiet: quiet.map(({ value }) => Number(value)), breaking_at_night: night.value === "1" });

  const begin = async () => {
    if (!(await ask({ follows: true })).follows?.length) return say("none");
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    const made_with = await keyOfHouse();
    const { endpoint, keys } = await subscription(made_with);
    show((await ask({ tellMe: { endpoint, keys, made_with, ...chosen() } }, true)).telling);
  };
  const stop = async () => {
    const there = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
    await there?.unsubscribe().catch(() => {}); // The house sends nothing more in any case.
    show((await ask({ tellNoMore: true })).telling);
  };
  const change = async () => show((await ask({ tellMe: { ...wish, ...chosen() } })).telling);

  // What the browser has may be another by now than what the house was told.
  const check = async () => {
    if (!wish) return;
    const made_with = await keyOfHouse();
    const there = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
    if (there?.endpoint === wish.endpoint && made_with === wish.made_with) return;
    if (Notification.permission !== "granted") return stop();
    const { endpoint, keys } = await subscription(made_with);
    show((await ask({ tellMe: { ...wish, endpoint, keys, made_with } })).telling);
  };

  if (self.pocket && "PushManager" in self && "Notification" in self) {
    section.hidden = false;
    button.onclick = () => act(wish ? stop : begin);
    for (const one of [...quiet, night]) one.onchange = () => act(change);
    ask({ telling: true }).then(({ telling }) => show(telling)).then(check).catch(() => {});
  }
}
