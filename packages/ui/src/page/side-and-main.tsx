import type { ReactNode } from "react";

/** Two columns on a wide screen: what is looked up at the side, what is read beside it. One below the other elsewhere. */
export function SideAndMain({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[24rem_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-8">{side}</div>
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
    </div>
  );
}
