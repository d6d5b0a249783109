// Counts until the hash of a challenge comes out as asked: SHA-256 in plain JavaScript, since browsers have no
// crypto.subtle on plain http. Everything of a challenge (salt, nonce, counter) fits one block of 64 bytes.
"use strict";
{
  const root = (number, power) => ((number ** power % 1) * 2 ** 32) | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  const K = primes.map((prime) => root(prime, 1 / 3));
  const H = primes.slice(0, 8).map((prime) => root(prime, 1 / 2));
  const words = new Int32Array(64);
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  // The hash of the 16 words in `block`, as 8 words.
  const hash = (block) => {
    words.set(block);
    for (let i = 16; i < 64; i += 1) {
      const x = words[i - 15];
      const y = words[i - 2];
      const small = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      words[i] = (words[i - 16] + small + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + H[i]) | 0);
  };
  const words_in = (hex) => hex.match(/.{8}/g).map((word) => parseInt(word, 16) | 0);
  const hex = (found) => found.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

  // The solution, or null. The service worker asks for it too, for replies that waited.
  self.counted = ({ salt, nonce, keyPrefix, most }) => {
    const wanted = words_in(keyPrefix);
    const block = new Int32Array([...words_in(salt), ...words_in(nonce), 0, 1 << 31, 0, 0, 0, 0, 0, 36 * 8]);
    for (let counter = 0; counter <= most; counter += 1) {
      block[8] = counter;
      const found = hash(block);
      if (wanted.every((word, i) => word === found[i])) return { counter, derivedKey: hex(found) };
    }
    return null;
  };
  if (!self.registration) self.onmessage = ({ data }) => self.postMessage(self.counted(data));
}
