/** How far something has come on a short scale. */
export interface MeterProps {
  /** The accessible name. */
  label: string;
  value: number;
  /** The end of the scale, which begins at 0. */
  max: number;
  /** From here on all is well; below, the scale says so by its colour. */
  enough: number;
  /** The same in words: colour and length alone tell nothing. */
  words: string;
}

/** A measured value on a scale, in the browser's own element, with its words below. */
export function Meter({ label, value, max, enough, words }: MeterProps) {
  return (
    <div className="flex flex-col gap-1">
      <meter
        aria-label={label}
        aria-valuetext={words}
        min={0}
        max={max}
        low={enough - 1}
        high={enough}
        optimum={max}
        value={value}
      >
        {words}
      </meter>
      <p className="text-ink-muted text-sm" aria-live="polite">
        {words}
      </p>
    </div>
  );
}
