import { safeReturnPath } from "@countersign/auth/return-path.ts";

/** Carries a path of this portal through a form; whoever receives it checks it again. */
export function ReturnField({ path }: { path: string | null }) {
  const safe = safeReturnPath(path);
  return safe ? <input type="hidden" name="return" value={safe} /> : null;
}
