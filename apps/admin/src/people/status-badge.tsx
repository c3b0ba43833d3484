import type { PersonStatus } from "@countersign/twofactor";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { statusWords } from "./status-words.ts";

/** A person's status; in grace, with how many logins are left. */
export function StatusBadge({ status, skipsLeft }: { status: PersonStatus; skipsLeft: number }) {
  const { label, tone } = statusWords[status];
  return <Badge tone={tone}>{status === "in_grace" ? `${label}, ${skipsLeft} left` : label}</Badge>;
}
