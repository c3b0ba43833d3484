import { LOGO_CONTENT_ID } from "@countersign/messages/templates";
import { createTransport } from "nodemailer";
import { CALL_TIMEOUT_MS, type Channel, type Delivery } from "./channel.ts";
import { plainName } from "./plain-name.ts";

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** Null for a server that asks nobody who they are. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** `starttls` refuses a server that does not offer it; `implicit` speaks TLS from the first byte. */
  readonly tls: "starttls" | "implicit" | "none";
  /** Certificates to trust beside the system's, in PEM. */
  readonly trusted?: string;
  /** The bare address that mails come from; the clinic's name stands in front of it. */
  readonly from: string;
  readonly timeoutMs?: number;
};

/**
 * Delivers mails to an SMTP server, one connection each: a kept one may have been closed by the other side just when
 * it is needed, and then nobody knows whether the mail went out. SMTP knows no idempotency key; the Message-ID is made
 * of the job's id, so that a mail which was cut off and sent again is recognised as the same one.
 * @see RFC 5321 §4.5.3.2, RFC 5322 §3.6.4
 */
export function smtpChannel(settings: SmtpSettings): Channel {
  const timeoutMs = settings.timeoutMs ?? CALL_TIMEOUT_MS;
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.tls === "implicit",
    requireTLS: settings.tls === "starttls",
    ignoreTLS: settings.tls === "none",
    ...(settings.login ? { auth: { user: settings.login.user, pass: settings.login.password }, forceAuth: true } : {}),
    ...(settings.trusted ? { tls: { ca: settings.trusted } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Mails hold what we wrote, never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = settings.from.slice(settings.from.lastIndexOf("@") + 1);
  return {
    provider: "smtp",
    async send({ id, fromName, replyTo, to, subject, text, html, logo }) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          from: { name: plainName(fromName), address: settings.from },
          ...(replyTo ? { replyTo } : {}),
          to: { name: "", address: to },
          subject,
          text,
          ...(html ? { html } : {}),
          ...(logo ? { attachments: [inlineLogo(logo)] } : {}),
          // Nobody's holiday answer belongs in a clinic's mailbox.
          headers: { "Auto-Submitted": "auto-generated" },
          signal,
        });
        return { ok: true, providerId: null };
      } catch (error) {
        return signal.aborted ? TIMED_OUT : deliveryOf(error);
      }
    },
  };
}

function inlineLogo(content: Buffer) {
  return {
    filename: "logo.png",
    content,
    contentType: "image/png",
    cid: LOGO_CONTENT_ID,
    contentDisposition: "inline",
  } as const;
}

const TIMED_OUT: Delivery = { ok: false, why: "timed_out", detail: "The SMTP server did not answer in time." };

/** Of an SMTP failure only the numbers and the step are kept: its text may quote the address. */
function deliveryOf(error: unknown): Delivery {
  const { code, responseCode, response, command } = error as SmtpError;
  if (code === "ETIMEDOUT") return TIMED_OUT;
  const detail = `The SMTP server answered ${responseCode ?? "nothing"} to ${command ?? "us"} (${code ?? "no code"}).`;
  const isFinal = responseCode !== undefined && responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
  // Before RCPT TO it is about us and not about the mail (login, sender, TLS): the operator mends it, the mail waits.
  if (!isFinal) return { ok: false, why: "unavailable", detail };
  return {
    ok: false,
    why: "refused",
    addressFails: command === "RCPT TO" && isNoSuchMailbox(responseCode, response),
    detail,
  };
}

type SmtpError = { code?: string; responseCode?: number; response?: string; command?: string };

/**
 * Whether an answer says for certain that the mailbox does not exist. The enhanced code decides where there is one:
 * 550 is also what servers say of a mailbox that is full (5.2.2) or of a sender they do not like (5.7.1).
 * @see RFC 3463 §3.2, RFC 5321 §4.2.3, RFC 7505 §4.2 for 5.1.10
 */
function isNoSuchMailbox(code: number, response = ""): boolean {
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})(?!\S)/m.exec(response)?.[1];
  return enhanced === undefined ? NO_SUCH_MAILBOX.has(code) : BAD_MAILBOX.has(enhanced);
}

/** 550 no such mailbox, 551 not here, 553 not an address; 552 and 554 may be about size, space or policy. */
const NO_SUCH_MAILBOX: ReadonlySet<number> = new Set([550, 551, 553]);

/** No such mailbox, no such domain, not an address, moved away, a domain that takes no mail. */
const BAD_MAILBOX: ReadonlySet<string> = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]);
