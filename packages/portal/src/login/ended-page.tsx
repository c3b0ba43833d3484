import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import { type PageProps, textOf } from "../frame/page-props.ts";

const endings = {
  expired: {
    heading: "This sign-in has expired",
    lead: "It was left open for too long. Nothing was lost: sign in again and go on.",
  },
  replaced: {
    heading: "This sign-in was replaced",
    lead: "A newer sign-in was begun in this browser, perhaps in another tab. Go on there, or sign in again.",
  },
} as const;

/** `/login/ended`: a pending login that can no longer be used. */
export async function EndedPage({ searchParams }: PageProps) {
  const because = textOf((await searchParams).because);
  const { heading, lead } = because === "replaced" ? endings.replaced : endings.expired;
  return (
    <OutsidePage title={heading}>
      <Heading lead={lead}>{heading}</Heading>
      <div>
        <LinkButton href="/login" look="primary">
          Sign in again
        </LinkButton>
      </div>
    </OutsidePage>
  );
}
