"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { NativeModal } from "./native-modal.tsx";

/** The frame of ModalDialog: whoever leaves it goes to another address. */
export function ModalFrame(props: { labelledBy: string; closeHref: string; focus: string; children: ReactNode }) {
  const { labelledBy, closeHref, focus, children } = props;
  const router = useRouter();
  return (
    <NativeModal labelledBy={labelledBy} focus={focus} onLeave={() => router.replace(closeHref, { scroll: false })}>
      {children}
    </NativeModal>
  );
}
