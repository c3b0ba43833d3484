/** A colour as three numbers from 0 to 255. */
type Rgb = readonly [number, number, number];

/**
 * How well two colours are told apart, from 1 to 21.
 * @param one "#rrggbb", as is `other`
 * @see WCAG 2.2, "contrast ratio"
 */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The first colour on the way from one to another that will do; the other one, when none before it does. */
export function towards(colour: string, end: string, willDo: (mixed: string) => boolean): string {
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(colour, end, step / STEPS);
    if (willDo(mixed)) return mixed;
  }
  return end;
}

const STEPS = 128;

/**
 * A colour between two.
 * @param share of the second, from 0 to 1
 */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [rgbOf(one), rgbOf(other)];
  const between = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
  return `#${between.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
