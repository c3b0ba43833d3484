import type { ResendSettings } from "../channels/resend-channel.ts";
import type { SmtpSettings } from "../channels/smtp-channel.ts";
import type { Environment } from "./environment.ts";

/** What serves mails. */
export type MailSettings =
  | { readonly channel: "inbox" }
  | ({ readonly channel: "resend" } & ResendSettings)
  | ({ readonly channel: "smtp" } & SmtpSettings);

/** @throws Error with one plain sentence */
export function mailSettings(env: Environment): MailSettings {
  const demo = env.COUNTERSIGN_MODE === "demo";
  const channel = env.MAIL_CHANNEL ?? (demo ? "inbox" : null);
  if (channel === null) throw new Error("MAIL_CHANNEL must be set in production: resend or smtp.");
  if (channel === "inbox") {
    if (!demo) throw new Error("MAIL_CHANNEL cannot be inbox in production: there is no local inbox.");
    return { channel };
  }
  const from = env.MAIL_FROM;
  if (!from) throw new Error(`MAIL_FROM must be set when MAIL_CHANNEL is ${channel}.`);
  if (channel === "smtp") return { channel, from, ...smtpServer(env) };
  if (!env.RESEND_API_KEY) throw new Error("RESEND_API_KEY must be set when MAIL_CHANNEL is resend.");
  return { channel, from, apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL };
}

type SmtpServer = Omit<SmtpSettings, "from">;
type Given = { host: string; port: number | undefined; user: string | undefined; password: string | undefined };

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;
const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

function smtpServer(env: Environment): SmtpServer {
  const given = env.SMTP_URL ? fromUrl(env.SMTP_URL, env) : fromParts(env);
  const { host, user, password } = given;
  const tls = env.SMTP_TLS ?? (env.SMTP_URL?.startsWith("smtps:") ? "implicit" : "starttls");
  if (tls === "none" && !LOOPBACK.test(host)) {
    throw new Error(
      "SMTP_TLS can be none only for a server on this machine: passwords and codes would go in the clear.",
    );
  }
  if ((user === undefined) !== (password === undefined)) {
    throw new Error("SMTP needs a user and a password, or neither.");
  }
  const login = user !== undefined && password !== undefined ? { user, password } : null;
  return { host, port: given.port ?? PORTS[tls], login, tls };
}

function fromUrl(text: string, env: Environment): Given {
  if (env.SMTP_HOST) throw new Error("Set SMTP_URL or SMTP_HOST, not both.");
  if (!URL.canParse(text)) throw new Error("SMTP_URL must look like smtp://user:password@host:port or smtps://….");
  const url = new URL(text);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : undefined,
    user: url.username ? decodeURIComponent(url.username) : undefined,
    password: url.password ? decodeURIComponent(url.password) : undefined,
  };
}

function fromParts(env: Environment): Given {
  if (!env.SMTP_HOST) throw new Error("SMTP_URL or SMTP_HOST must be set when MAIL_CHANNEL is smtp.");
  return { host: env.SMTP_HOST, port: env.SMTP_PORT, user: env.SMTP_USER, password: env.SMTP_PASSWORD };
}
