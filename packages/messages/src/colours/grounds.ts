/**
 * The colours of pages and letters that no clinic changes, in light and in dark. The same as the tokens of the portals;
 * a test compares them.
 */
export const grounds = {
  light: {
    canvas: "#f4f7f7",
    surface: "#ffffff",
    sunken: "#edf2f2",
    ink: "#132122",
    muted: "#4a5b5e",
    line: "#d7e0e1",
    control: "#74868a",
    danger: "#b3261e",
  },
  dark: {
    canvas: "#0b1315",
    surface: "#121c1f",
    sunken: "#1a262a",
    ink: "#e6eeef",
    muted: "#a3b4b8",
    line: "#27363a",
    control: "#71858a",
    danger: "#ff9d92",
  },
} as const;
