/** A password's hash as its text tells: who made it, and for bcrypt and scrypt what is needed to check it. */
export type PasswordHash =
  | { readonly scheme: "argon2" }
  | { readonly scheme: "bcrypt" }
  | {
      readonly scheme: "scrypt";
      readonly cost: number;
      readonly blockSize: number;
      readonly parallelization: number;
      readonly salt: Buffer;
      readonly digest: Buffer;
    };

/** One check may take this much memory at most, in bytes: libsodium's "moderate". */
const MEMORY_MOST = 256 * 2 ** 20;

/** And touch this much of it, over all passes; about two seconds. */
const MEMORY_TOUCHED_MOST = 2 * 2 ** 30;

const BCRYPT_ROUNDS = { least: 4, most: 14 } as const;

const argon2 =
  /^\$argon2(?:id|i|d)\$(?:v=(?:16|19)\$)?m=(?<kib>\d{1,7}),t=(?<passes>\d{1,3}),p=(?<lanes>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{11,86})\$(?<digest>[A-Za-z0-9+/]{16,86})$/;
const bcrypt = /^\$2[aby]\$(?<rounds>\d\d)\$[./A-Za-z0-9]{53}$/;
const scrypt =
  /^\$scrypt\$ln=(?<log>\d{1,2}),r=(?<block>\d{1,3}),p=(?<lanes>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{8,86})\$(?<digest>[A-Za-z0-9+/]{22,86})$/;

/**
 * Reads a password hash: argon2i, argon2d, argon2id and scrypt in PHC format, bcrypt in its own ($2a, $2b, $2y).
 *
 * @returns null for anything else, and for costs that would exhaust the machine at every login
 */
export function readPasswordHash(text: string): PasswordHash | null {
  return readArgon2(text) ?? readBcrypt(text) ?? readScrypt(text);
}

function readArgon2(text: string): PasswordHash | null {
  const found = argon2.exec(text)?.groups;
  if (!found) return null;
  const [kib, passes, lanes] = [Number(found.kib), Number(found.passes), Number(found.lanes)];
  const sane = passes >= 1 && lanes >= 1 && kib >= 8 * lanes && fits(kib * 1024, passes);
  return sane ? { scheme: "argon2" } : null;
}

function readBcrypt(text: string): PasswordHash | null {
  const rounds = Number(bcrypt.exec(text)?.groups?.rounds);
  return rounds >= BCRYPT_ROUNDS.least && rounds <= BCRYPT_ROUNDS.most ? { scheme: "bcrypt" } : null;
}

function readScrypt(text: string): PasswordHash | null {
  const found = scrypt.exec(text)?.groups;
  if (!found) return null;
  const [log, blockSize, parallelization] = [Number(found.log), Number(found.block), Number(found.lanes)];
  if (log < 1 || log > 20 || blockSize < 1 || parallelization < 1) return null;
  if (!fits(128 * blockSize * (2 ** log + parallelization), parallelization)) return null;
  const [salt, digest] = [Buffer.from(found.salt ?? "", "base64"), Buffer.from(found.digest ?? "", "base64")];
  return { scheme: "scrypt", cost: 2 ** log, blockSize, parallelization, salt, digest };
}

function fits(memory: number, passes: number): boolean {
  return memory <= MEMORY_MOST && memory * passes <= MEMORY_TOUCHED_MOST;
}
