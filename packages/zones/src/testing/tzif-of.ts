/** What a compiled zone file is to say: its times, from which moments on which of them counts, and the rule after that. */
export type Compiled = {
  readonly types: readonly { readonly offset: number; readonly name: string }[];
  /** Seconds since 1970, and the index of a type. */
  readonly turns: readonly (readonly [at: number, type: number])[];
  readonly footer: string;
};

/** Compiles a zone file of version 2 in its slim form, as `zic` makes it: nothing in the first block. */
export function tzifOf({ types, turns, footer }: Compiled): Buffer {
  const names = [...new Set(types.map(({ name }) => name))];
  const characters = Buffer.from(`${names.join("\0")}\0`, "latin1");
  const body = Buffer.alloc(turns.length * 9 + types.length * 6);
  turns.forEach(([at, type], index) => {
    body.writeBigInt64BE(BigInt(at), index * 8);
    body.writeUInt8(type, turns.length * 8 + index);
  });
  types.forEach(({ offset, name }, index) => {
    const at = turns.length * 9 + index * 6;
    body.writeInt32BE(offset, at);
    body.writeUInt8(characters.indexOf(`${name}\0`), at + 5);
  });
  const empty = header([0, 0, 0, 0, 1, 1]);
  const second = header([0, 0, 0, turns.length, types.length, characters.length]);
  return Buffer.concat([empty, Buffer.alloc(7), second, body, characters, Buffer.from(`\n${footer}\n`)]);
}

function header(counts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write("TZif2", "latin1");
  counts.forEach((count, index) => {
    bytes.writeUInt32BE(count, 20 + index * 4);
  });
  return bytes;
}
