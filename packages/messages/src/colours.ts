export { accentCss, accentMark } from "./colours/accent-css.ts";
export { type AccentShades, accentShades, isColour } from "./colours/accent-shades.ts";
export { contrast } from "./colours/contrast.ts";
export { grounds } from "./colours/grounds.ts";
