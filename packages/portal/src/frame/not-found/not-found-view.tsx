"use client";

import type { Portal } from "@countersign/db";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { PortalFrame } from "@countersign/ui/page/portal-frame.tsx";
import { Accented } from "../accent/accented.tsx";
import { ClinicHelp } from "../clinic-help.tsx";
import { portalNames } from "../portal-words.ts";
import { SignOutForm } from "../session/sign-out-form.tsx";
import type { ShownClinic } from "../shown-clinic.ts";
import { ClinicNotFound } from "./clinic-not-found.tsx";

interface NotFoundViewProps {
  portal: Portal;
  /** The clinic's name as the host gave it. */
  slug: string;
  clinic: ShownClinic | null;
  /** Where whoever is signed in is led; null for strangers. */
  navigation: readonly { readonly href: string; readonly label: string }[] | null;
}

/** "Page not found", or "Clinic not found" where the host names none. */
export function NotFoundView({ portal, slug, clinic, navigation }: NotFoundViewProps) {
  if (!clinic) return <ClinicNotFound portal={portal} slug={slug} />;
  const frame = { clinic: clinic.name, portal: portalNames[portal], help: <ClinicHelp clinic={clinic} /> };
  const words = (
    <div className="flex flex-col gap-6">
      <Heading lead="The address may be mistyped, or what was here is gone.">Page not found</Heading>
      <div>
        <LinkButton href="/">{navigation ? "Go to the first page" : "Go to sign in"}</LinkButton>
      </div>
    </div>
  );
  return (
    <Accented clinic={clinic}>
      <title>{`Page not found – ${clinic.name} – ${portalNames[portal]}`}</title>
      {navigation ? (
        <PortalFrame {...frame} wide={portal === "admin"} navigation={navigation} signOut={<SignOutForm />}>
          {words}
        </PortalFrame>
      ) : (
        <CentredFrame {...frame}>{words}</CentredFrame>
      )}
    </Accented>
  );
}
