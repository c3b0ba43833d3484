"use client";

import { type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from "react";
import { MAIN_ID } from "../page/skip-link.tsx";

/** The `dialog` element of every modal. */
export interface NativeModalProps {
  /** The id of its title. */
  labelledBy: string;
  /** The id of what takes the focus, where no field is wrong. */
  focus: string;
  /** Escape, or a press beside it. Whoever shows the dialog takes it away. */
  onLeave: () => void;
  children: ReactNode;
}

/** Becomes modal when scripts run, gives the focus back when it goes. */
export function NativeModal({ labelledBy, focus, onLeave, children }: NativeModalProps) {
  const frame = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = frame.current;
    if (!dialog) return;
    // `close()` would announce a closing that nobody asked for.
    dialog.removeAttribute("open");
    dialog.showModal();
    const wrong = dialog.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong ?? document.getElementById(focus))?.focus();
    return () => {
      dialog.close();
      const { activeElement } = document;
      const lost = activeElement === document.body || dialog.contains(activeElement);
      if (lost) document.getElementById(MAIN_ID)?.focus();
    };
  }, [focus]);

  const leave = (event: SyntheticEvent) => {
    if (event.target !== frame.current) return;
    event.preventDefault();
    onLeave();
  };

  return (
    <dialog
      ref={frame}
      open
      data-modal
      aria-labelledby={labelledBy}
      onCancel={leave}
      onClose={leave}
      // The content covers the whole box, so what reaches the element itself was pressed on its backdrop.
      onMouseDown={leave}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] max-w-none overflow-y-auto overscroll-contain rounded-2xl border border-line bg-surface text-ink"
    >
      <div className="p-5 sm:p-8">{children}</div>
    </dialog>
  );
}
