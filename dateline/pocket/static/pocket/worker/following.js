// What the reader follows, and what is new of it: one small file for each topic, the same for everybody.
"use strict";
const MOST_FOLLOWED = 100;
const MOST_OF_EACH = 20;
const KEPT_OF_EACH = 3;
const MOST_KEPT = 40;

const newsOf = (topic) => `/following/${topic}.json`;

// Follows what `told` names. Nothing is sent: the news come with the next contact, or when they are looked at.
const follow = async ({ topic, label, address }) => {
  const already = await entries("follows");
  if (already.length >= MOST_FOLLOWED && !already.some((one) => one.topic === topic)) throw new Error("That is all one can follow.");
  await rewrite("follows", topic, (there) => ({ since: Date.now(), stories: [], ...there, topic, label, address }));
};

// A topic may be another's by now: then it goes on under that one's name. One that is gone for readers has no news.
const askFor = async ({ topic }) => {
  const answer = await told(newsOf(topic));
  if (!answer.ok && !GONE.includes(answer.status)) return;
  const { stories = [], ...now } = answer.ok ? await answer.json() : {};
  const news = { ...now, stories: stories.slice(0, MOST_OF_EACH), asked: Date.now() };
  let followed = null; // No more, where it was left meanwhile.
  const isAnother = now.topic && now.topic !== topic;
  await rewrite("follows", topic, (there) => {
    followed = there;
    return there && !isAnother ? { ...there, ...news } : null;
  });
  if (followed && isAnother) await rewrite("follows", now.topic, (there) => ({ ...followed, ...there, ...news }));
};

// Of each the newest, to have them without a connection: as many as leave the edition its room.
const newestFollowed = async () => {
  const follows = await entries("follows");
  return follows.flatMap(({ stories }) => stories.slice(0, KEPT_OF_EACH)).slice(0, MOST_KEPT);
};

const askForNews = async () => inTurns(await entries("follows"), askFor);
