// Says once that this page is being read, where a CDN keeps the pages. It says the address of the page and nothing else.
"use strict";
{
  const say = () =>
    fetch(`/read/?p=${location.pathname}`, {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      keepalive: true,
    }).catch(() => {});
  if (document.prerendering) document.addEventListener("prerenderingchange", say, { once: true });
  else say();
}
