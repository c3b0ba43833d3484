"use client";

import { useRouter } from "next/navigation";
import { NativeModal, type NativeModalProps } from "./native-modal.tsx";

/** The frame of ModalDialog: leaving it leads to another address. */
export function ModalFrame({ closeHref, ...modal }: Omit<NativeModalProps, "onLeave"> & { closeHref: string }) {
  const router = useRouter();
  return <NativeModal {...modal} onLeave={() => router.replace(closeHref, { scroll: false })} />;
}
