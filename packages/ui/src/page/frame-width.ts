/** How wide header, page and footer are: for reading, or for tables. They share it, so that their edges are in line. */
export function frameWidth(wide: boolean): string {
  return wide ? "max-w-7xl" : "max-w-5xl";
}
