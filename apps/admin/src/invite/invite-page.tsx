import { may } from "@countersign/accounts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { listPaths } from "../people/people-paths.ts";
import { FileSection } from "./file/file-section.tsx";
import { InviteForm } from "./one/invite-form.tsx";
import { inviteRefusedSentence } from "./one/invite-sentences.ts";

const words: Readonly<Record<Kind, { readonly title: string; readonly back: string }>> = {
  staff: { title: "Invite staff", back: "All staff" },
  patient: { title: "Invite patients", back: "All patients" },
};

/** `/staff/invite` and `/patients/invite`: one person by a form; for whoever may manage people, many by a file. */
export async function InvitePage({ kind, searchParams }: PageProps & { kind: Kind }) {
  const admin = await requirePerson({ may: "see_people" });
  const refusal = inviteRefusedSentence(textOf((await searchParams).refused));
  const mayManage = may(admin.role, "manage_people");
  const { title, back } = words[kind];
  return (
    <PortalPage title={title} person={admin}>
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-3">
        <p className="text-sm">
          <TextLink href={listPaths[kind]}>{back}</TextLink>
        </p>
        <Heading lead="Whoever is invited gets a mail with a link to set a password. It works once, for seven days.">
          {title}
        </Heading>
      </div>
      <InviteForm kind={kind} mayGiveRoles={mayManage} />
      {mayManage ? <FileSection kind={kind} /> : null}
    </PortalPage>
  );
}
