import { type Person, RECOVERY_CODES_LOW } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { counted } from "../../words/waiting-words.ts";
import { dialogPath } from "../profile-paths.ts";

/** How many recovery codes are left after one was used; few of them call for new ones. */
export function CodesLeft({ person: { recoveryCodesLeft: left } }: { person: Person }) {
  const few = left <= RECOVERY_CODES_LOW;
  return (
    <Banner
      tone={few ? "caution" : "info"}
      action={few ? <TextLink href={dialogPath("new-codes")}>Make new ones</TextLink> : undefined}
    >
      {`You have ${counted(left, "recovery code")} left.`}
      {few ? " Make new ones before you run out." : ""}
    </Banner>
  );
}
