/** What a seal says, as its chain value binds it and an export carries it. */
export type SealHead = {
  readonly clinicId: string;
  readonly number: number;
  /** Where in the order of writing the seal before ended; "-1" for the first. */
  readonly writtenAfter: string;
  readonly writtenThrough: string;
  readonly lastId: string;
  readonly events: number;
  /** The earliest and the latest moment of its events, to the microsecond, in UTC. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** The Merkle root, in hexadecimal. */
  readonly root: string;
  readonly keyId: string;
  readonly sealedAt: string;
};

export type Verdict = {
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** Whether it claims to hold every event, which then was checked. */
  readonly complete: boolean;
  readonly clinic: string | null;
  readonly events: number;
  readonly proved: number;
  readonly unsealed: number;
  readonly seals: number;
  readonly firstSeal: number | null;
  readonly lastSeal: number | null;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly fingerprints: readonly string[];
};

export const FORMAT: string;
export const GENESIS: Buffer;
export function canonicalJson(value: unknown): string;
export function leafHash(event: object): Buffer;
export class TreeHasher {
  readonly size: number;
  add(leaf: Buffer): void;
  root(): Buffer;
}
export function rootOf(leaves: readonly Buffer[]): Buffer;
export function pathOf(leaves: readonly Buffer[], index: number): Buffer[];
export function rootFromPath(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null;
export function chainHash(previous: Buffer, seal: SealHead): Buffer;
export function isSignedBy(publicKey: Buffer, chain: Buffer, signature: Buffer): boolean;
export function fingerprintOf(publicKey: Buffer): string;
export function verifyExport(lines: Iterable<string> | AsyncIterable<string>): Promise<Verdict>;
export function sentencesOf(found: Verdict, expected?: string | null): string[];
