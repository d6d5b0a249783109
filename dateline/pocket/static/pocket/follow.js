// The buttons that follow whom or what a page is about, or a story's corrections. What is followed is known to this
// device alone: pressing one sends nothing, unless the reader asked to be told at once.
"use strict";
{
  const serve = (line) => {
    const { follow: topic, label, address } = line.dataset;
    const [button, words, shown, status] = ["button", "[data-follow-it]", "[data-shown]", "[role=status]"].map((name) => line.querySelector(name));
    let followed; // By the key it is kept under, which may be one from before a merger.
    const told = line.querySelector("[data-told]");
    const show = ({ follows = [], isTold, trouble }) => {
      followed = follows.find((one) => one.topic === topic || one.address === address)?.topic;
      const isFollowed = Boolean(followed);
      words.textContent = isFollowed ? words.dataset.leaveIt : words.dataset.followIt;
      if (words !== button) button.ariaPressed = isFollowed;
      shown.hidden = !isFollowed;
      if (told) told.textContent = told.dataset[isTold ? "told" : "alone"];
      status.textContent = trouble ? status.dataset.trouble : "";
    };
    const renew = () => self.pocket.ask({ follows: true }).then(({ trouble, ...found }) => show(found), () => {}); // Nothing was pressed yet.
    button.onclick = async () => {
      button.disabled = true;
      show(await self.pocket.ask(followed ? { unfollow: followed } : { follow: { topic, label, address } }, true).catch((trouble) => ({ trouble })));
      button.disabled = false;
    };
    line.hidden = false;
    renew();
    return renew;
  };

  const lines = [...document.querySelectorAll("[data-follow]")].map(serve);
  new BroadcastChannel("pocket").addEventListener("message", () => lines.forEach((renew) => renew()));
}
