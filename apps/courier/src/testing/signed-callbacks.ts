import { createHmac } from "node:crypto";

/** Calls as Resend makes them, signed by its published scheme and not by the library that checks it. */
export function resendCall(
  base: string,
  secret: string,
  payload: object,
  { at = new Date(), id = crypto.randomUUID() } = {},
): [string, RequestInit] {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature };
  return [`${base}/callbacks/resend`, { method: "POST", headers, body }];
}

/**
 * Calls as Twilio makes them, likewise. `publicUrl` is the address that Twilio was told, query included.
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioCall(
  base: string,
  token: string,
  publicUrl: string,
  fields: Readonly<Record<string, string>>,
): [string, RequestInit] {
  const names = Object.keys(fields).toSorted();
  const signed = publicUrl + names.map((name) => `${name}${fields[name]}`).join("");
  const signature = createHmac("sha1", token).update(signed).digest("base64");
  const { pathname, search } = new URL(publicUrl);
  const headers = { "X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded" };
  return [`${base}${pathname}${search}`, { method: "POST", headers, body: new URLSearchParams(fields).toString() }];
}
