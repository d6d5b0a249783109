// The buttons that follow whom or what a page is about, or a story's corrections. What is followed is known to this
// device alone: pressing one sends nothing, unless the reader asked to be told at once.
"use strict";
{
  const serve = (line) => {
    const { follow: topic, label, address } = line.dataset;
    const [button, words, shown, status] = ["button", "[data-follow-it]", "[data-shown]", "[role=status]"].map((name) => line.querySelector(name));
    let isFollowed = false;
    const told = line.querySelector("[data-told]");
    const show = ({ follows = [], isTold, trouble }) => {
      isFollowed = follows.some((one) => one.topic === topic || one.address === address);
      words.textContent = isFollowed ? words.dataset.leaveIt : words.dataset.followIt;
      if (words !== button) button.ariaPressed = isFollowed;
      shown.hidden = !isFollowed;
      if (told) told.textContent = told.dataset[isTold ? "told" : "alone"];
      status.textContent = trouble ? status.dataset.trouble : "";
    };
    const renew = () => self.pocket.ask({ follows: true }).then(show);
    button.onclick = async () => {
      button.disabled = true;
      show(await self.pocket.ask(isFollowed ? { unfollow: topic } : { follow: { topic, label, address } }, true).catch((trouble) => ({ trouble })));
      button.disabled = false;
    };
    line.hidden = false;
    renew();
    return renew;
  };

  const lines = [...document.querySelectorAll("[data-follow]")].map(serve);
  new BroadcastChannel("pocket").addEventListener("message", () => lines.forEach((renew) => renew()));
}
