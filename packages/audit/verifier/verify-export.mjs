#!/usr/bin/env node
// Checks an export of Countersign's audit trail on a computer that has nothing but Node 18 or later:
//   node verify-export.mjs audit.jsonl [fingerprint]
// It asks no network and no database. What it computes is what the system itself computes: the system uses this file.
//
// How the proof is made. Every event is a leaf, SHA-256(0x00 || its canonical JSON), of a Merkle tree (RFC 6962 §2.1:
// SHA-256(0x01 || left || right)). Every seal binds one tree to the seal before it: its chain value is
// SHA-256(0x02 || chain value before || canonical JSON of the seal's head), the first one's 32 zero bytes. Each chain
// value is signed with Ed25519. Canonical JSON is RFC 8785.
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, realpathSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The name in the first line of an export that this file understands. */
export const FORMAT = "countersign-audit-export-1";
/** The chain value before the first seal. */
export const GENESIS = Buffer.alloc(32);
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");

/** JSON as RFC 8785 has it: members in the order of their UTF-16 units, numbers as ECMAScript writes them. */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The leaf of one event, 32 bytes. */
export function leafHash(event) {
  return createHash("sha256").update("\0").update(canonicalJson(event), "utf8").digest();
}

function nodeHash(left, right) {
  return createHash("sha256").update("\x01").update(left).update(right).digest();
}

/** The root of a tree whose leaves come one by one; keeps one hash for each level. */
export class TreeHasher {
  #peaks = [];
  size = 0;

  add(leaf) {
    let [hash, level] = [leaf, 0];
    for (; this.#peaks.at(-1)?.level === level; level++) hash = nodeHash(this.#peaks.pop().hash, hash);
    this.#peaks.push({ hash, level });
    this.size++;
  }

  /** 32 bytes; of no leaves, the hash of nothing. */
  root() {
    if (this.size === 0) return createHash("sha256").digest();
    return this.#peaks.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two below `size`. */
function splitOf(size) {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The root over `leaves`. */
export function rootOf(leaves) {
  const tree = new TreeHasher();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes beside the way from one leaf to the root, nearest first. @see RFC 6962 §2.1.1 */
export function pathOf(leaves, index) {
  if (leaves.length <= 1) return [];
  const half = splitOf(leaves.length);
  return index < half
    ? [...pathOf(leaves.slice(0, half), index), rootOf(leaves.slice(half))]
    : [...pathOf(leaves.slice(half), index - half), rootOf(leaves.slice(0, half))];
}

/** The root that a leaf and its path lead to; null when the path cannot be of a tree of this size. */
export function rootFromPath(leaf, index, size, path) {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) return null;
  if (size === 1) return path.length === 0 ? leaf : null;
  if (path.length === 0) return null;
  const half = splitOf(size);
  const [beside, rest] = [path[path.length - 1], path.slice(0, -1)];
  if (index < half) {
    const left = rootFromPath(leaf, index, half, rest);
    return left && nodeHash(left, beside);
  }
  const right = rootFromPath(leaf, index - half, size - half, rest);
  return right && nodeHash(beside, right);
}

/** What a seal's chain value binds together, beside the chain value before it. */
export function headOf(seal) {
  const { clinicId, number, writtenAfter, writtenThrough, lastId, events, firstAt, lastAt, root, keyId, sealedAt } =
    seal;
  return { clinicId, number, writtenAfter, writtenThrough, lastId, events, firstAt, lastAt, root, keyId, sealedAt };
}

/** A seal's chain value, 32 bytes. */
export function chainHash(previous, seal) {
  const head = canonicalJson(headOf(seal));
  return createHash("sha256").update("\x02").update(previous).update(head, "utf8").digest();
}

/** Was this chain value signed with the key of these 32 bytes? */
export function isSignedBy(publicKey, chain, signature) {
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: "der", type: "spki" });
  return verify(null, chain, key, signature);
}

/** What people compare: the SHA-256 of a public key, in groups of four. */
export function fingerprintOf(publicKey) {
  const hex = createHash("sha256").update(publicKey).digest("hex").slice(0, 32);
  return hex.match(/.{4}/g).join(" ");
}

/**
 * Reads an export line by line and says what is wrong with it. Keeps one seal at a time.
 * @param lines an iterable, or async iterable, of lines
 */
export async function verifyExport(lines) {
  const checker = new ExportChecker();
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line !== "") checker.read(parsed(line), number);
  }
  return checker.end();
}

function parsed(line) {
  try {
    const value = JSON.parse(line);
    return value !== null && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

const MOST_PROBLEMS = 20;
const fromHex = (text) => (/^([0-9a-f]{2})*$/.test(String(text)) ? Buffer.from(text, "hex") : Buffer.alloc(0));

class ExportChecker {
  #header = null;
  #ended = null;
  #keys = new Map();
  #used = new Set();
  #seal = null;
  #isTreeOpen = false;
  #tree = new TreeHasher();
  #problems = [];
  #counts = { events: 0, proved: 0, unsealed: 0, seals: 0 };
  #first = null;
  #last = null;
  #firstSeal = null;

  read(line, number) {
    if (!this.#header) return this.#begin(line);
    if (this.#ended) return this.#problem(`Line ${number} stands behind the end of the export.`);
    if (line?.type === "key") return this.#learnKey(line);
    if (line?.type === "seal") return this.#openSeal(line);
    if (line?.type === "event") return this.#takeEvent(line, number);
    if (line?.type === "end") return this.#close(line);
    this.#problem(`Line ${number} cannot be read.`);
  }

  end() {
    if (!this.#header) this.#problem("This is not an export of Countersign's audit trail.");
    else if (!this.#ended) this.#problem("The export breaks off: its last line is missing.");
    return {
      ok: this.#problems.length === 0,
      problems: this.#problems,
      complete: this.#header?.complete === true,
      clinic: this.#header?.clinic ?? null,
      ...this.#counts,
      firstSeal: this.#firstSeal,
      lastSeal: this.#seal?.number ?? null,
      firstAt: this.#first,
      lastAt: this.#last,
      fingerprints: [...this.#used].map((id) => fingerprintOf(this.#keys.get(id))),
    };
  }

  #problem(sentence) {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(sentence);
  }

  #begin(line) {
    if (line?.type !== "export" || line.format !== FORMAT) return;
    this.#header = line;
  }

  #learnKey({ keyId, publicKey }) {
    if (this.#keys.has(keyId)) this.#problem(`The key ${keyId} is named twice.`);
    else this.#keys.set(keyId, fromHex(publicKey));
  }

  #openSeal(line) {
    const before = this.#seal;
    this.#finishTree();
    const previous = fromHex(line.previousChain);
    const name = `Seal ${line.number}`;
    if (line.clinicId !== this.#header.clinicId) this.#problem(`${name} belongs to another clinic.`);
    if (this.#header.complete) this.#checkPlace(line, before, previous, name);
    const chain = chainHash(previous, line);
    if (!chain.equals(fromHex(line.chain)))
      this.#problem(`${name} was changed: its chain value does not fit what it says.`);
    const key = this.#keys.get(line.keyId);
    if (key?.length !== 32 || !isSignedBy(key, chain, fromHex(line.signature))) {
      this.#problem(`${name} is not signed with the key that the export names.`);
    } else this.#used.add(line.keyId);
    this.#seal = line;
    this.#isTreeOpen = true;
    this.#firstSeal ??= line.number;
    this.#counts.seals++;
  }

  /** In a whole export each seal follows the one before; the first follows what the export says it begins after. */
  #checkPlace(line, before, previous, name) {
    const start = this.#header.start ?? { number: 0, chain: GENESIS.toString("hex"), writtenThrough: "-1" };
    const expected = before ?? start;
    if (line.number !== expected.number + 1)
      this.#problem(`${name} comes after seal ${expected.number}: a seal is missing.`);
    else if (!previous.equals(fromHex(expected.chain)))
      this.#problem(`${name} does not follow from the seal before it.`);
    if (this.#counts.unsealed > 0) this.#problem(`${name} comes after events that are under no seal.`);
    if (line.writtenAfter !== expected.writtenThrough) this.#problem(`${name} leaves a gap behind the seal before it.`);
  }

  #takeEvent(line, number) {
    this.#counts.events++;
    const { event } = line;
    if (event === null || typeof event !== "object") return this.#problem(`Line ${number} has no event.`);
    if (event.clinicId !== this.#header.clinicId)
      this.#problem(`The event of line ${number} belongs to another clinic.`);
    this.#first = this.#first === null || event.at < this.#first ? event.at : this.#first;
    this.#last = this.#last === null || event.at > this.#last ? event.at : this.#last;
    if (line.seal === null) {
      this.#counts.unsealed++;
      return this.#finishTree();
    }
    if (line.seal !== this.#seal?.number || (this.#header.complete && !this.#isTreeOpen))
      return this.#problem(`The event of line ${number} names seal ${line.seal}, which does not stand before it.`);
    const leaf = leafHash(event);
    if (this.#header.complete) {
      this.#tree.add(leaf);
      this.#counts.proved++;
      return;
    }
    const path = Array.isArray(line.path) ? line.path.map(fromHex) : [];
    const root = rootFromPath(leaf, line.leaf, this.#seal.events, path);
    if (root?.equals(fromHex(this.#seal.root))) this.#counts.proved++;
    else this.#problem(`The event of line ${number} (${event.id}) is not the one that seal ${line.seal} holds.`);
  }

  #finishTree() {
    if (!this.#header.complete || !this.#isTreeOpen) return;
    const { number, events, root } = this.#seal;
    this.#isTreeOpen = false;
    if (this.#tree.size < events)
      this.#problem(`Seal ${number} holds ${events} events, of which ${events - this.#tree.size} are missing.`);
    else if (this.#tree.size > events)
      this.#problem(`Seal ${number} holds ${events} events, and ${this.#tree.size - events} were added.`);
    else if (!this.#tree.root().equals(fromHex(root)))
      this.#problem(`An event under seal ${number} was changed, or events have changed places.`);
    this.#tree = new TreeHasher();
  }

  #close(line) {
    this.#finishTree();
    this.#ended = line;
    if (line.events !== this.#counts.events) {
      this.#problem(`The export says it has ${line.events} events, and has ${this.#counts.events}.`);
    }
    if (this.#header.complete && line.seals !== this.#counts.seals) {
      this.#problem(`The export says it has ${line.seals} seals, and has ${this.#counts.seals}.`);
    }
  }
}

/** What was found, as sentences for people. */
export function sentencesOf(found, expected = null) {
  const lines = found.problems.map((problem) => `PROBLEM: ${problem}`);
  for (const fingerprint of found.fingerprints) lines.push(`Signed with the key ${fingerprint}.`);
  if (expected !== null && !found.fingerprints.every((each) => bare(each) === bare(expected))) {
    lines.push("PROBLEM: this is not the key whose fingerprint was given.");
  }
  if (!found.ok) return [...lines, "This export is NOT what Countersign wrote, or its trail was tampered with."];
  lines.push(`${found.proved} of ${found.events} events are proved${found.clinic ? ` (${found.clinic})` : ""}.`);
  if (found.unsealed > 0)
    lines.push(`${found.unsealed} events were not sealed yet when this was exported: nothing is proved about them.`);
  if (found.complete && found.seals > 0) {
    lines.push(
      `Complete: seals ${found.firstSeal} to ${found.lastSeal} follow one another, and hold exactly these events.`,
    );
  } else if (!found.complete) {
    lines.push("Filtered: the events shown are genuine. Whether all that match are shown is not proved.");
  }
  if (expected === null && found.fingerprints.length > 0) {
    lines.push("Compare the key's fingerprint with the one the console's Audit page shows, or that you noted earlier.");
  }
  return lines;
}

const bare = (fingerprint) => fingerprint.replace(/\s/g, "").toLowerCase();

async function main([path, ...rest]) {
  if (!path) {
    process.stdout.write("Usage: node verify-export.mjs EXPORT.jsonl [FINGERPRINT]\n");
    return 1;
  }
  const expected = rest.length > 0 ? rest.join("") : null;
  const found = await verifyExport(createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity }));
  const sentences = sentencesOf(found, expected);
  process.stdout.write(`${sentences.join("\n")}\n`);
  return sentences.some((sentence) => sentence.startsWith("PROBLEM")) ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      process.stdout.write(`The file cannot be read: ${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
