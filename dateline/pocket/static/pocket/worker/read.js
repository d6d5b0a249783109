// Which version of a story was read here, as hashes of its paragraphs: of the last five hundred, until the reader has
// it forgotten.
"use strict";
const MOST_READ = 500;

const remembersReading = () => remembered("reading", true);

const noteRead = async (told) => {
  if (!(await remembersReading())) return;
  await write("read", told);
  const read = (await entries("read")).sort((a, b) => b.at - a.at);
  for (const { story } of read.slice(MOST_READ)) await strike("read", story);
};

const forgetRead = () => inBook("read", "readwrite", (read) => read.clear());
