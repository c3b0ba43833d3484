import { isUtf8 } from "node:buffer";
import { FileRefused } from "./file-refusal.ts";

/** The largest file that is looked at, in bytes. */
export const FILE_BYTES_MOST = 10 * 1024 * 1024;

const CHUNK_BYTES = 64 * 1024;
const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK_MARK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The text of a file, in pieces: UTF-8 with or without a byte order mark, UTF-16 with one. Other encodings look alike,
 * so none of them is guessed.
 *
 * @throws FileRefused
 */
export function* decodeFile(bytes: Uint8Array): Generator<string> {
  if (bytes.length === 0) throw new FileRefused({ why: "empty" });
  if (bytes.length > FILE_BYTES_MOST) throw new FileRefused({ why: "too_large" });
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
    }
    yield decoder.decode();
  } catch {
    throw new FileRefused({ why: "not_unicode" });
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (beginsWith(bytes, ZIP_MARK) || beginsWith(bytes, OLD_WORKBOOK_MARK))
    throw new FileRefused({ why: "spreadsheet" });
  if (beginsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (beginsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  // UTF-16 without its mark is valid UTF-8 in which every other character is NUL.
  if (!isUtf8(bytes) || bytes[0] === 0 || bytes[1] === 0) throw new FileRefused({ why: "not_unicode" });
  return "utf-8";
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
