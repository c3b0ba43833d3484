import { postWasRefused } from "../form/refuse.ts";

/** The document's one title: from the page outwards, and with what went wrong in front. */
export async function PageTitle({ parts }: { parts: readonly string[] }) {
  const mark = (await postWasRefused()) ? "Error: " : "";
  return <title>{`${mark}${parts.join(" – ")}`}</title>;
}
