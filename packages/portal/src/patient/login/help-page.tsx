import { clinicOfRequest } from "@countersign/auth/place.ts";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { notFound } from "next/navigation";
import { ClinicHelp } from "../../frame/clinic-help.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";

/** `/login/help`: what to try when no code arrives, and what the front desk does. Tells nothing about anybody. */
export async function CodeHelpPage() {
  const clinic = await clinicOfRequest();
  if (!clinic) notFound();
  return (
    <OutsidePage title="I can't get this code">
      <Heading>I can't get this code</Heading>
      <ol className="flex list-decimal flex-col gap-2 pl-5">
        <li>Wait a minute. Look among junk or spam too.</li>
        <li>Check that the address on the page is yours. Only the message with the page's word counts.</li>
        <li>Send a new code, or have it sent the other way if the page offers one.</li>
      </ol>
      <h2 className="text-section">When you can't use that address any more</h2>
      <p>
        Ask {clinic.name}. The front desk checks who you are, then corrects your email address or mobile number, and
        tells the old address. Nobody there will ask for your password or a code.
      </p>
      <ClinicHelp clinic={clinic} />
      <div>
        <LinkButton href="/login/code">Back to the code</LinkButton>
      </div>
    </OutsidePage>
  );
}
