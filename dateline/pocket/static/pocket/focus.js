// Where a reader at the keyboard is after a button took away the row it stood in: at the next one's, or at the heading.
"use strict";
self.keepPlace = (row, deed) => {
  const rows = row.parentElement;
  const place = [...rows.children].indexOf(row);
  return deed.then(() => {
    if (document.activeElement !== document.body) return; // It still stands, or they went elsewhere meanwhile.
    const left = [...rows.children].filter((each) => each.querySelector("button:not([hidden])"));
    const next = left[Math.min(place, left.length - 1)];
    const found = next ? next.querySelector("button") : document.querySelector("main h1");
    if (!next) found.tabIndex = -1;
    found.focus();
  });
};
