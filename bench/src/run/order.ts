/** Which benchmarks to run, and where their server's data lie; null: in a folder that is deleted afterwards. */
export interface Order {
  readonly names: readonly string[];
  readonly dataDir: string | null;
}

const FOLDER_OPTION = "--data";

/** Reads the command line: names, and `--data FOLDER` to keep what was filled for the next run. */
export function readOrder(args: readonly string[]): Order {
  const at = args.indexOf(FOLDER_OPTION);
  const dataDir = at < 0 ? null : (args[at + 1] ?? null);
  return { names: args.filter((word) => word !== FOLDER_OPTION && word !== dataDir), dataDir };
}
