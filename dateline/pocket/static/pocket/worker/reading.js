// Reads our own pages: which files and pictures one needs to be shown without a connection.
"use strict";
const all = (text, pattern) => [...new Set(text.match(pattern) || [])];

const FILE = /\/(?:static\/(?:site|pocket)|house)\/[^"'\s)<>,]+/g;
const FACE = /\.\.\/fonts\/dateline-(?:serif|sans)-\d+(?:-italic)?(?:\.[0-9a-f]+)?\.woff2/g; // With the letters most pages have.
const filesIn = (html) => all(html, FILE);
const facesIn = (sheet, css) => all(css, FACE).map((face) => new URL(face, new URL(sheet, location)).pathname);

// Each <picture> as the addresses of its files, the one to keep first: small, in a format every browser here can show.
const picturesIn = (html) =>
  all(html, /<picture>.*?<\/picture>|<img [^>]*>/gs)
    .map((picture) => {
      const files = [...picture.matchAll(/(\/media\/[^\s",]+)(?: (\d+)w)?/g)].map(([, address, width = "800"]) => ({
        address,
        weight: Number(width) + (/\.(webp|jpe?g|png|gif)$/.test(address) ? 0 : 10_000) + (/\.webp$/.test(address) ? 0 : 500),
      }));
      return files.sort((a, b) => a.weight - b.weight).map(({ address }) => address);
    })
    .filter((files) => files.length);
