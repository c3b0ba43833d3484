import sanitizeHtml from "sanitize-html";
import type { CleanLogo, LogoRefusal } from "./logo.ts";

const SHAPES = "path rect circle ellipse line polyline polygon text tspan textPath";
const GROUPS = "svg g defs symbol use switch title desc";
const PAINT = "linearGradient radialGradient stop pattern clipPath mask marker";
const FILTERS =
  "filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset";
const TAGS = [SHAPES, GROUPS, PAINT, FILTERS].flatMap((names) => names.split(" "));

/** A drawing refers to its own parts only. */
const OWN_PART = /^#[\w:.-]+$/;
/** What could leave the drawing from inside a value or a style sheet; an escape could hide any of it. */
const LEAVES = /url\(\s*(?!["']?#[\w:.-]+["']?\s*\))|@import|@font-face|expression\s*\(|javascript:|\\/i;
const SIDE_MAX = 2000;

/**
 * Keeps of an SVG what draws: shapes, paint and styles that refer to nothing outside. No script, no event, no link, no
 * picture in the picture, no other vocabulary. Never throws.
 */
export function cleanSvg(text: string): CleanLogo | LogoRefusal {
  const cleaned = sanitizeHtml(text, {
    allowedTags: TAGS,
    allowedAttributes: false,
    nonTextTags: ["script", "style", "metadata", "foreignObject", "image", "iframe", "a", "animate", "set", "handler"],
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
    transformTags: { "*": (tagName, attributes) => ({ tagName, attribs: safe(attributes) }) },
    parseStyleAttributes: false,
  }).trim();
  const start = cleaned.indexOf("<svg");
  const drawing = start < 0 ? "" : cleaned.slice(start, cleaned.lastIndexOf("</svg>") + "</svg>".length);
  const svg = withOwnStyles(withNamespaces(drawing), text);
  if (!/^<svg[\s>]/.test(svg) || !svg.endsWith("</svg>")) return "not_a_picture";
  const size = sizeOf(svg);
  return size ? { mediaType: "image/svg+xml", bytes: Buffer.from(svg), ...size } : "no_size";
}

function safe(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      if (/^on/i.test(name) || name === "src") return false;
      if (name === "xmlns" || name.startsWith("xmlns:")) return false;
      if (/(^|:)href$/i.test(name)) return OWN_PART.test(value);
      return /^[\w:.-]+$/.test(name) && !LEAVES.test(value);
    }),
  );
}

/**
 * The style sheets of the file, each only where nothing in it could be read as markup or leaves the drawing. They are put
 * back after everything else was cleaned, since what stands in a style sheet is not escaped.
 */
function withOwnStyles(svg: string, file: string): string {
  const sheets = [...file.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    .map(([, sheet = ""]) => sheet.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""))
    .filter((sheet) => !/[<&]/.test(sheet) && !LEAVES.test(sheet));
  return sheets.length === 0 ? svg : svg.replace(/^<svg[^>]*>/, (root) => `${root}<style>${sheets.join("\n")}</style>`);
}

/** The two that a drawing needs, whatever others the program that made it had. */
function withNamespaces(svg: string): string {
  return svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"');
}

/** Its shape, by the box that it is drawn in, else by its width and height. */
function sizeOf(svg: string): { width: number; height: number } | null {
  const [root = ""] = /^<svg[^>]*>/.exec(svg) ?? [];
  const box = /\sviewBox="\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)\s*"/i.exec(root);
  const [width, height] = box ? [box[1], box[2]] : [side(root, "width"), side(root, "height")];
  const [wide, high] = [Number(width), Number(height)];
  if (!(wide > 0 && high > 0)) return null;
  // Units are arbitrary: what counts is the shape.
  const scale = Math.min(1, SIDE_MAX / Math.max(wide, high)) * Math.max(1, 100 / Math.max(wide, high));
  return { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) };
}

function side(root: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="\\s*([\\d.]+)(?:px|pt|mm|cm|in)?\\s*"`).exec(root)?.[1];
}
