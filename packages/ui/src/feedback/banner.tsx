import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";
import type { Tone } from "./tone.ts";

/** Something that holds for now, in the flow of the page; neither alert nor status. `action` is a link or button. */
export function Banner({ tone = "info", action, children }: { tone?: Tone; action?: ReactNode; children: ReactNode }) {
  return (
    <Notice tone={tone} oneLine={action !== undefined}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="max-w-prose">{children}</div>
        {action}
      </div>
    </Notice>
  );
}
