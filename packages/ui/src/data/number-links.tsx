import Link from "next/link";
import type { Tone } from "../feedback/tone.ts";
import { ToneIcon } from "../feedback/tone-icon.tsx";

/** A number and where the people, or events, behind it are. */
export interface NumberLink {
  label: string;
  value: number;
  /** Absent where the reader may not go there. */
  href?: string;
  tone?: Tone;
  /** A few more words below. */
  note?: string;
}

const inks: Readonly<Record<Tone, string>> = {
  good: "text-good",
  caution: "text-caution",
  danger: "text-danger",
  info: "text-accent",
  neutral: "text-ink-muted",
};

/** Figures side by side, each a link to what it counts. */
export function NumberLinks({ label, numbers }: { label: string; numbers: readonly NumberLink[] }) {
  return (
    <ul {...{ role: "list" }} aria-label={label} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {numbers.map((number) => (
        <li key={number.label}>
          {number.href ? (
            <Link
              href={number.href}
              prefetch={false}
              className="group block h-full rounded-xl border border-line bg-canvas p-3 hover:border-control sm:p-4"
            >
              <Figure {...number} />
            </Link>
          ) : (
            <div className="h-full rounded-xl border border-line bg-canvas p-3 sm:p-4">
              <Figure {...number} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Figure({ label, value, tone = "neutral", note, href }: NumberLink) {
  return (
    <>
      <span className={`flex items-center gap-1.5 text-sm ${inks[tone]}`}>
        <ToneIcon tone={tone} size={16} />
        <span className={href ? "underline decoration-1 underline-offset-4 group-hover:decoration-2" : ""}>
          {label}
        </span>
      </span>{" "}
      <strong className="mt-1 block font-semibold text-2xl tabular-nums">{value.toLocaleString("en-GB")}</strong>
      {note ? <span className="mt-1 block text-ink-muted text-sm">{note}</span> : null}
    </>
  );
}
