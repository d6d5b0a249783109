// Shows an outside player in place of its link, once the reader asks. Until then nothing of it is fetched.
"use strict";
for (const figure of document.querySelectorAll("[data-player]")) {
  const button = figure.querySelector("button");
  const link = figure.querySelector("a");
  for (const part of figure.querySelectorAll("[hidden]")) part.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = figure.dataset.player;
    frame.title = link.textContent;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.allow = "fullscreen; picture-in-picture; encrypted-media";
    frame.allowFullscreen = true;
    frame.tabIndex = 0;
    figure.querySelector(".until").remove();
    figure.replaceChildren(frame, link.parentElement);
    frame.focus();
  });
}
