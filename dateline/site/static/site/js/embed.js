// Shows an outside player in place of its link, once the reader asks. Until then nothing of it is fetched.
"use strict";
for (const figure of document.querySelectorAll("[data-player]")) {
  const link = figure.querySelector("a");
  for (const part of figure.querySelectorAll("[hidden]")) part.hidden = false;
  figure.querySelector("button").addEventListener("click", () => {
    const frame = Object.assign(document.createElement("iframe"), {
      src: figure.dataset.player,
      title: link.textContent,
      referrerPolicy: "strict-origin-when-cross-origin",
      allow: "fullscreen; picture-in-picture; encrypted-media",
      allowFullscreen: true,
      tabIndex: 0,
    });
    figure.querySelector(".until").remove();
    figure.replaceChildren(frame, link.parentElement);
    frame.focus();
  });
}
