/** How far something has come. */
export interface ProgressBarProps {
  /** What it is about: the accessible name. */
  label: string;
  done: number;
  total: number;
}

/** A bar to look at and a `progressbar` to hear; the numbers stand beside it in words. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={done}
      max={Math.max(total, 1)}
      className="h-3 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken forced-color-adjust-none forced-colors:border [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
    >
      {`${done} of ${total}`}
    </progress>
  );
}
