import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import jpeg from "jpeg-js";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { readPicture } from "./read-picture.ts";

const file = await readFile(new URL("../testing/setup-link.png", import.meta.url));
const code = PNG.sync.read(file);
const found = { ok: true, text: expect.stringMatching(/^otpauth:\/\/totp\/Lakeside%20Physio:ana%40/) };

/** A screen of one colour with the QR code somewhere on it. */
function screen(width: number, height: number, grey: number): PNG {
  const picture = new PNG({ width, height });
  picture.data.fill(grey);
  PNG.bitblt(code, picture, 0, 0, code.width, code.height, 100, 80);
  return picture;
}

test("a QR code is found on a whole screen, light or dark", () => {
  expect(readPicture(PNG.sync.write(screen(1280, 720, 255)))).toEqual(found);
  expect(readPicture(PNG.sync.write(screen(1280, 720, 20)))).toEqual(found);
});

test("a small one is found on a very large screen", () => {
  expect(readPicture(PNG.sync.write(screen(3840, 2160, 240)))).toEqual(found);
});

test("a photo is as good as a screenshot", () => {
  expect(readPicture(jpeg.encode(screen(1280, 720, 230), 60).data)).toEqual(found);
});

test("a picture without one says so", () => {
  const empty = new PNG({ width: 64, height: 64 });
  expect(readPicture(PNG.sync.write(empty))).toEqual({ ok: false, why: "no_qr_code" });
});

test("a small file that unfolds into gigabytes is refused before it does", () => {
  const bomb = Buffer.from(file);
  bomb.writeUInt32BE(100_000, 16);
  bomb.writeUInt32BE(100_000, 20);
  expect(readPicture(bomb)).toEqual({ ok: false, why: "picture_too_large" });
});

test("a second size behind a small first one is not believed", () => {
  const larger = Buffer.from(file.subarray(8, 33));
  larger.writeUInt32BE(300, 8);
  larger.writeUInt32BE(300, 12);
  larger.writeUInt32BE(crc32(larger.subarray(4, 21)), 21);
  const points = new PNG({ width: 300, height: 300 });
  const bomb = Buffer.concat([file.subarray(0, 33), larger, PNG.sync.write(points).subarray(33)]);
  expect(readPicture(bomb)).toEqual({ ok: false, why: "not_a_picture" });
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["the beginning of a PNG", file.subarray(0, 40)],
  ["the beginning of a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ["another kind of file", Buffer.from("GIF89a")],
  ["noise behind a PNG's name", Buffer.concat([file.subarray(0, 30), Buffer.alloc(500, 170)])],
])("%s is no picture", (_, bytes) => {
  expect(readPicture(bytes)).toEqual({ ok: false, why: "not_a_picture" });
});
