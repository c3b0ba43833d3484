import { crc32 } from "node:zlib";
import { PNG } from "pngjs";
import { describe, expect, it, test } from "vitest";
import { LOGO_BYTES_MAX } from "./logo.ts";
import { readLogoFile } from "./read-logo-file.ts";

const svg = (inside: string, root = 'viewBox="0 0 240 80"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`;
const png = (width: number, height: number) => PNG.sync.write(new PNG({ width, height, fill: true }));

function read(file: string | Buffer) {
  const result = readLogoFile(Buffer.from(file));
  if (!result.ok) throw new Error(`Refused: ${result.why}`);
  return { ...result.logo, text: result.logo.bytes.toString() };
}

function refusal(file: string | Buffer) {
  const result = readLogoFile(Buffer.from(file));
  return result.ok ? null : result.why;
}

describe("a PNG", () => {
  it("keeps its points and its size", () => {
    const logo = read(png(240, 80));
    expect(logo).toMatchObject({ mediaType: "image/png", width: 240, height: 80 });
    expect(PNG.sync.read(logo.bytes)).toMatchObject({ width: 240, height: 80 });
  });

  it("loses whatever else the file holds", () => {
    const note = Buffer.from("tEXtComment\0taken at 52.5, 13.4 by Ada");
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(note.length - 4);
    check.writeUInt32BE(crc32(note));
    const plain = png(4, 4);
    const noted = Buffer.concat([plain.subarray(0, 33), length, note, check, plain.subarray(33)]);
    expect(read(noted).bytes).toEqual(read(plain).bytes);
  });

  it("is refused in a word where it is too large, cut short, or says its size twice", () => {
    const large = png(8, 8);
    large.writeUInt32BE(2001, 16);
    const twice = Buffer.concat([png(8, 8), Buffer.from("IHDR")]);
    expect([refusal(large), refusal(png(8, 8).subarray(0, 40)), refusal(twice)]).toEqual([
      "too_large",
      "not_a_picture",
      "not_a_picture",
    ]);
  });
});

describe("an SVG", () => {
  it("keeps shapes, paint, groups, text and styles that stay inside the drawing", () => {
    const drawing =
      '<defs><linearGradient id="g"><stop offset="0" stop-color="#0b6170"/></linearGradient></defs><style>.a{fill:#fff}</style><g class="a"><path d="M0 0h10v10z" fill="url(#g)"/><use xlink:href="#g"/><text x="1" style="font-weight:600">Hill &amp; Co</text></g>';
    const { text, mediaType } = read(svg(drawing));
    expect(mediaType).toBe("image/svg+xml");
    for (const kept of ["linearGradient", ".a{fill:#fff}", 'fill="url(#g)"', 'xlink:href="#g"', "Hill &amp; Co"]) {
      expect(text).toContain(kept);
    }
  });

  test.each([
    ["a script", "<script>alert(1)</script>", "alert"],
    ["an event", '<path onclick="go()" d="M0 0"/>', "go()"],
    ["a link", '<a href="https://elsewhere.example"><path d="M0 0"/></a>', "elsewhere"],
    ["a picture in the picture", '<image href="https://elsewhere.example/a.png"/>', "elsewhere"],
    ["another page", "<foreignObject><body>Hello</body></foreignObject>", "Hello"],
    ["a part of another file", '<use href="https://elsewhere.example/a.svg#b"/>', "elsewhere"],
    ["paint from elsewhere", '<path fill="url(https://elsewhere.example#g)" d="M0 0"/>', "elsewhere"],
    ["a style from elsewhere", "<style>@import 'https://elsewhere.example'; .a{}</style>", "elsewhere"],
    ["a font from elsewhere", "<style>@font-face{src:url(https://elsewhere.example)}</style>", "elsewhere"],
    ["an inline style from elsewhere", '<path style="fill:url(//elsewhere.example)" d="M0 0"/>', "elsewhere"],
    ["markup hidden in a style", "<style>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>", "alert"],
    ["an animation of an address", '<animate attributeName="href" to="https://elsewhere.example"/>', "elsewhere"],
  ])("loses %s", (_what, inside, gone) => {
    const { text } = read(svg(`${inside}<rect width="9" height="9"/>`));
    expect(text).not.toContain(gone);
    expect(text).toContain("<rect");
  });

  it("keeps a style sheet that its program wrapped, and drops one that could be read as markup", () => {
    const { text } = read(
      svg("<style><![CDATA[.a{fill:red}]]></style><style>.b{}&lt;path/&gt;</style><path class='a'/>"),
    );
    expect(text).toContain("<style>.a{fill:red}</style>");
    expect(text).not.toContain(".b");
  });

  it("loses what stands before it: a prolog, comments, a document type with entities of its own", () => {
    const { text } = read(`<?xml version="1.0"?><!-- by Ada --><!DOCTYPE svg [<!ENTITY a "b">]>${svg("<path/>")}`);
    expect(text.startsWith("<svg ")).toBe(true);
    expect(text).not.toMatch(/ENTITY|by Ada/);
  });

  it.each([
    ['viewBox="0 0 240 80"', { width: 240, height: 80 }],
    ['viewBox="0,0,24,8"', { width: 100, height: 33 }],
    ['width="120mm" height="40mm"', { width: 120, height: 40 }],
    ['viewBox="0 0 60000 20000"', { width: 2000, height: 667 }],
  ])("has a shape by %s", (root, size) => {
    expect(read(svg("<path/>", root))).toMatchObject(size);
  });

  it("is refused where it says no size, and where nothing is drawn", () => {
    expect(refusal(svg("<path/>", ""))).toBe("no_size");
    expect(refusal("<svg")).toBe("not_a_picture");
  });
});

test("anything else, and anything heavy, is refused in a word", () => {
  expect(refusal("GIF89a")).toBe("not_a_picture");
  expect(refusal(Buffer.alloc(0))).toBe("not_a_picture");
  expect(refusal(Buffer.alloc(LOGO_BYTES_MAX + 1))).toBe("too_heavy");
});
