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
  wide?: boolean;
  children: ReactNode;
}

/** Becomes modal when scripts run, gives the focus back when it goes. */
export function NativeModal({ labelledBy, focus, onLeave, wide = false, children }: NativeModalProps) {
  const frame = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = frame.current;
    if (!dialog) return;
    const opener = openerOf(dialog);
    // `close()` would announce a closing that no one asked for.
    dialog.removeAttribute("open");
    dialog.showModal();
    const wrong = dialog.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong ?? document.getElementById(focus))?.focus();
    return () => {
      dialog.close();
      const { activeElement } = document;
      const lost = activeElement === document.body || dialog.contains(activeElement);
      if (lost) (opener?.isConnected ? opener : document.getElementById(MAIN_ID))?.focus();
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
      className={`m-auto max-h-[calc(100dvh-2rem)] ${wide ? "w-[min(48rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]"} max-w-none overflow-y-auto overscroll-contain rounded-2xl border border-line bg-surface text-ink`}
    >
      <div className="p-5 sm:p-8">{children}</div>
    </dialog>
  );
}

/**
 * The control that opened the dialog: what had the focus, or on a page that was sent with its dialog open the button or
 * link that leads to this address.
 */
function openerOf(dialog: HTMLDialogElement): HTMLElement | null {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement !== document.body && !dialog.contains(activeElement)) {
    return activeElement;
  }
  const here = `${location.pathname}${location.search}`;
  const leadsHere = (element: HTMLElement) => !dialog.contains(element) && addressOf(element) === here;
  return [...document.querySelectorAll<HTMLElement>("a[href], button[type=submit]")].find(leadsHere) ?? null;
}

/** Where a link, or the button of a form that only navigates, leads within this portal. */
function addressOf(control: HTMLElement): string | null {
  if (control instanceof HTMLAnchorElement) return control.getAttribute("href");
  if (!(control instanceof HTMLButtonElement) || control.form?.method !== "get") return null;
  const query = [...new FormData(control.form)].map(([name, value]) => [name, String(value)]);
  return `${new URL(control.form.action).pathname}?${new URLSearchParams(query)}`;
}
