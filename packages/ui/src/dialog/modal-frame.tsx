"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from "react";
import { MAIN_ID } from "../page/skip-link.tsx";

/** The `dialog` element of ModalDialog: becomes modal when scripts run, gives the focus back when it goes. */
export function ModalFrame(props: { labelledBy: string; closeHref: string; focus: string; children: ReactNode }) {
  const { labelledBy, closeHref, focus, children } = props;
  const frame = useRef<HTMLDialogElement>(null);
  const router = useRouter();

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
    router.replace(closeHref, { scroll: false });
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
