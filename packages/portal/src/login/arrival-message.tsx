import { place } from "@countersign/auth/place.ts";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { StatusMessage } from "@countersign/ui/feedback/status-message.tsx";
import { arrivalWords } from "./arrival.ts";

/** Why somebody is at the sign-in page, if the address says so. */
export async function ArrivalMessage({ because }: { because: unknown }) {
  const words = arrivalWords(because, (await place()).portal);
  if (words?.role === "alert") return <FormAlert focus>{words.sentence}</FormAlert>;
  if (words?.role === "status") return <StatusMessage>{words.sentence}</StatusMessage>;
  return words ? <Banner>{words.sentence}</Banner> : null;
}
