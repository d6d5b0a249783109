// What is kept, in IndexedDB: pages by their address, replies that wait, what is followed, which stories were read as
// what, and a few things that are remembered.
"use strict";
const BOOKS = { pages: "address", outbox: "id", remembered: "name", follows: "topic", read: "story" };
const EDITION_OF_BOOKS = 2; // Higher by one with each book that is added; what stands in the others stays.

let opened = null;
const letGo = () => (opened = null); // The next one to ask opens them again.
const openAs = (edition) =>
  new Promise((done, failed) => {
    const asked = indexedDB.open("pocket", edition);
    asked.onupgradeneeded = () => {
      const there = asked.result.objectStoreNames;
      for (const [book, keyPath] of Object.entries(BOOKS)) if (!there.contains(book)) asked.result.createObjectStore(book, { keyPath });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => {
        asked.result.close(); // A later version of the app waits for it.
        letGo();
      };
      asked.result.onclose = letGo; // The browser took them away: the reader cleared what the house keeps here.
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error);
  });
const open = () => {
  opened ||= openAs(EDITION_OF_BOOKS)
    .catch((trouble) => (trouble.name === "VersionError" ? openAs() : Promise.reject(trouble))) // A later one has been here.
    .catch((trouble) => {
      letGo();
      throw trouble;
    });
  return opened;
};

const turnIn = (books, book, mode, ask) =>
  new Promise((done, failed) => {
    const turn = books.transaction(book, mode);
    const asked = ask(turn.objectStore(book));
    turn.oncomplete = () => done(asked.result);
    turn.onerror = turn.onabort = () => failed(turn.error);
  });
const inBook = async (...wanted) => {
  try {
    return await turnIn(await open(), ...wanted);
  } catch (trouble) {
    if (trouble?.name !== "InvalidStateError") throw trouble;
    letGo(); // They were closed before that was heard.
    return turnIn(await open(), ...wanted);
  }
};

const entry = (book, key) => inBook(book, "readonly", (pages) => pages.get(key));
const entries = (book) => inBook(book, "readonly", (pages) => pages.getAll());
const write = (book, value) => inBook(book, "readwrite", (pages) => pages.put(value));
// As one act: whoever else changes the same entry meanwhile is not undone. What is `change`d to null is struck out.
const rewrite = (book, key, change) =>
  inBook(book, "readwrite", (pages) => {
    const asked = pages.get(key);
    asked.onsuccess = () => {
      const now = change(asked.result);
      if (now) pages.put(now);
      else if (asked.result) pages.delete(key);
    };
    return asked;
  });
const strike = (book, key) => inBook(book, "readwrite", (pages) => pages.delete(key));
const remembered = async (name, otherwise) => (await entry("remembered", name))?.value ?? otherwise;
const remember = (name, value) => write("remembered", { name, value });

// Every window of the paper hears that something is otherwise now.
const tell = (news) => new BroadcastChannel("pocket").postMessage(news);
