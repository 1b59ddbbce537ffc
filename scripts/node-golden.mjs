// Asks Node, which Prisma runs on, what the tests compare with: node scripts/node-golden.mjs (Node 20 or later, full ICU).
// - src/test/resources/migration/prisma-order.txt: names in the order of localeCompare, in which Prisma lists migrations
// - src/test/resources/migration/utf8.txt: bytes, and the UTF-8 of what Node's decoder makes of them, in hexadecimal digits
import { writeFileSync } from "node:fs";

let seed = 20250203;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const pick = (choices) => choices[random(choices.length)];
const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => c !== "/");
const words = ["init", "add", "user", "users", "Users", "index", "RLS", "a", "A", "b", "é", "e", "blåbær", "brød", "größe", "ñu"];
const glue = ["_", "-", ".", "", " ", "__", "+", "(", ",", "~", "@", "#"];
const stamps = ["2024010", "20240101", "20240101000000", "20240101000001", "0", "00", "9", "10", "0001", ""];

const realistic = () => {
  let name = pick(stamps) + pick(glue);
  for (let i = random(4); i >= 0; i--) name += pick(words) + (i > 0 ? pick(glue) : "");
  return name;
};
const noise = () => Array.from({ length: 1 + random(6) }, () => pick(printable)).join("");
// Few characters, so that names differ only late, in case, accents or punctuation.
const close = () => Array.from({ length: 1 + random(4) }, () => pick(["a", "A", "á", "Á", "b", "_", "-", "æ", "ø", "Ø", "o"])).join("");

const names = new Set(printable.filter((c) => c !== "."));
for (let i = 0; i < 2500; i++) names.add(realistic()).add(noise()).add(close());
for (const name of ["2024010_z", "20240101_a", "20240101_A", "20240101_b", "20240101-c", "20240101a"]) names.add(name);
names.delete("");
names.delete("..");
const ordered = [...names].sort((a, b) => a.localeCompare(b, "en-US"));
for (let i = 1; i < ordered.length; i++) {
  if (ordered[i - 1].localeCompare(ordered[i], "en-US") === 0) throw new Error(`no order: ${ordered[i - 1]} ${ordered[i]}`);
}
const golden = (name, lines) =>
  writeFileSync(new URL(`../src/test/resources/migration/${name}.txt`, import.meta.url), lines.join("\n") + "\n");
golden("prisma-order", ordered);

// The bytes at the edges of the ranges of UTF-8, and some beyond them.
const edges = Buffer.from("417f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5f8fcfeff", "hex");
golden("utf8", Array.from({ length: 2000 }, () => {
  const bytes = Buffer.from(Array.from({ length: 1 + random(7) }, () => pick(edges)));
  return `${bytes.toString("hex")} ${Buffer.from(bytes.toString("utf8"), "utf8").toString("hex")}`;
}));
