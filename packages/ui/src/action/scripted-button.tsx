"use client";

import type { ReactNode } from "react";
import { useScripting } from "./use-scripting.ts";

/**
 * A button that means nothing without JavaScript and therefore is not there without it.
 * As long as scripts may still come, its room is kept, so that nothing moves when they do.
 */
export function ScriptedButton(props: { children: ReactNode; className: string; onPress: () => void }) {
  if (!useScripting()) {
    return (
      <span aria-hidden="true" className={`room-for-script invisible ${props.className}`}>
        {props.children}
      </span>
    );
  }
  return (
    <button type="button" className={props.className} onClick={props.onPress}>
      {props.children}
    </button>
  );
}
