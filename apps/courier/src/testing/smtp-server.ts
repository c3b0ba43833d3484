import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerEnvelope } from "smtp-server";
import { certificate } from "./certificate.ts";

/** A mail as the server took it. */
export type ReceivedLetter = { readonly from: string; readonly to: readonly string[]; readonly source: string };

/** How the server treats its next mails: where it says no, and with which number. */
export type SmtpBehaviour =
  | "accept"
  | { readonly at: "login" | "sender" | "recipient" | "data"; readonly says: number; readonly words?: string };

export type SmtpServerOptions = {
  /** Without, the server offers neither. */
  readonly starttls?: boolean;
  readonly user?: string;
  readonly password?: string;
};

/** A real SMTP server on loopback that asks for STARTTLS and AUTH, and keeps what it took. */
export class LoopbackSmtp {
  readonly letters: ReceivedLetter[] = [];
  /** Whether each mail came over TLS and from whom it was logged in. */
  readonly sessions: { readonly isSecure: boolean; readonly user: string | null }[] = [];
  behaviour: SmtpBehaviour = "accept";
  readonly #server: SMTPServer;

  constructor({ starttls = true, user = "us", password = "pass" }: SmtpServerOptions = {}) {
    const says = (at: "login" | "sender" | "recipient" | "data") =>
      typeof this.behaviour === "object" && this.behaviour.at === at
        ? Object.assign(new Error(this.behaviour.words ?? "No."), { responseCode: this.behaviour.says })
        : null;
    this.#server = new SMTPServer({
      ...certificate,
      logger: false,
      // Connections that a test has left hanging are cut, not waited for.
      closeTimeout: 100,
      authMethods: ["PLAIN", "LOGIN"],
      disabledCommands: starttls ? [] : ["STARTTLS"],
      allowInsecureAuth: false,
      authOptional: !starttls,
      onAuth: (auth, _session, answer) => {
        const isRight = auth.username === user && auth.password === password;
        const error = says("login") ?? (isRight ? null : Object.assign(new Error("No."), { responseCode: 535 }));
        answer(error, error ? undefined : { user: auth.username });
      },
      onMailFrom: (_address, _session, answer) => answer(says("sender")),
      onRcptTo: (_address, _session, answer) => answer(says("recipient")),
      onData: (stream, session, answer) => {
        let source = "";
        stream.setEncoding("utf8").on("data", (chunk) => {
          source += chunk;
        });
        stream.on("end", () => {
          const no = says("data");
          if (!no) this.#keep(session.envelope, source, session.secure, session.user);
          answer(no);
        });
      },
    });
    // Clients that hang up or are turned away are what some tests are about.
    this.#server.on("error", () => {});
  }

  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server.server, "listening");
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.#server.close(() => closed());
    });
  }

  #keep(envelope: SMTPServerEnvelope, source: string, isSecure: boolean, user: unknown): void {
    const from = envelope.mailFrom ? envelope.mailFrom.address : "";
    this.letters.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
    this.sessions.push({ isSecure, user: typeof user === "string" ? user : null });
  }
}
