import type { ReactNode } from "react";
import { FocusOnMount } from "../action/focus-on-mount.tsx";
import { Notice } from "./notice.tsx";

/** The id of the message, and of what takes the focus. */
export const STATUS_ID = "status-message";

/**
 * The `status` after something succeeded; it takes the focus. One per page.
 * Give it a `key` that changes with each success, so that the same sentence is said again.
 */
export function StatusMessage({ children, focus = true }: { children: ReactNode; focus?: boolean }) {
  return (
    <div id={STATUS_ID} role="status" tabIndex={-1} {...(focus ? { autoFocus: true } : {})}>
      <Notice tone="good">{children}</Notice>
      {focus ? <FocusOnMount target={STATUS_ID} /> : null}
    </div>
  );
}
