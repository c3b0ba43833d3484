import { type ClinicId, type Context, inboxMessages } from "@countersign/db";
import { LOGO_CONTENT_ID } from "@countersign/messages/templates";
import type { Channel } from "./channel.ts";

/** Delivers into the demo's local inbox. The job's id is the row's key, so a second delivery stores nothing. */
export function inboxChannel({ db, now }: Pick<Context, "db" | "now">): Channel {
  return {
    provider: "inbox",
    async send({ id, clinicId, channel, to, subject, text, html: page, logo }) {
      // What is shown here has no parts of its own.
      const html = logo ? (page?.replaceAll(`cid:${LOGO_CONTENT_ID}`, pngAddress(logo)) ?? null) : page;
      await db
        .insert(inboxMessages)
        .values({ clinicId: clinicId as ClinicId, id, recipient: to, channel, subject, text, html, deliveredAt: now() })
        .onConflictDoNothing();
      return { ok: true, providerId: null };
    },
  };
}

function pngAddress(png: Buffer): string {
  return `data:image/png;base64,${png.toString("base64")}`;
}
