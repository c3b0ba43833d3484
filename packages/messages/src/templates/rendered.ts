import type { LinkMessage, Notice } from "../catalogue/message.ts";

/** The name by which a mail's page shows the logo that travels with it. Nothing is fetched when a mail is opened. */
export const LOGO_CONTENT_ID = "clinic-logo";

/** What a person reads. A text message has a subject too, for the local inbox; a phone network carries only `text`. */
export type Rendered = {
  readonly subject: string;
  readonly text: string;
  /** The same as a page, for mails; null for texts. */
  readonly html: string | null;
};

/** How a person reaches the clinic. Any of it may be unknown. */
export type HelpContact = {
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
};

/** What is looked up when a message is sent, so that a queued one never carries an old name or number. */
export type ClinicFacts = {
  readonly clinic: string;
  readonly help: HelpContact;
  /** The clinic's colour, "#0b6170"; null for the house's. Any colour will do: letters keep it readable. */
  readonly accent: string | null;
  /** Its logo's shape where mails carry it as a part of their own, `cid:` + {@link LOGO_CONTENT_ID}; null for none. */
  readonly logo: { readonly width: number; readonly height: number } | null;
  /** IANA; the clock that all its times are told by. */
  readonly timeZone: string;
  /** The configured address of the portal that the person uses, e.g. `https://lakeside.patients.example.org`. */
  readonly portalUrl: string;
};

/** What a notice's template sees. */
export type NoticeFacts<N extends Notice = Notice> = { readonly notice: N; readonly clinic: ClinicFacts };

/** A link in a notice: the whole address, token included, and until when it can be used. */
export type NoticeLink = { readonly link: string; readonly expiresAt: Date };

/** What the template of a link sees. */
export type LinkFacts = {
  readonly message: LinkMessage;
  readonly clinic: ClinicFacts;
  /** The whole address, token included. */
  readonly link: string;
  readonly expiresAt: Date;
};

/** What the template of a code sees. */
export type SignInCodeFacts = {
  readonly clinic: ClinicFacts;
  readonly channel: "email" | "text";
  readonly purpose: "sign_in" | "step_up" | "confirm_phone" | "confirm_email";
  /** Six digits. */
  readonly code: string;
  /** The word and number that the page shows too, e.g. "heron 42". */
  readonly matchingWord: string;
};
