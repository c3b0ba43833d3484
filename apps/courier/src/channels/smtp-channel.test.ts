import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { LOGO_CONTENT_ID } from "@countersign/messages/templates";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { certificate } from "../testing/certificate.ts";
import { LoopbackSmtp } from "../testing/smtp-server.ts";
import type { Outgoing } from "./channel.ts";
import { smtpChannel } from "./smtp-channel.ts";

const server = new LoopbackSmtp();
const port = await server.listen();
const plain = new LoopbackSmtp({ starttls: false });
const plainPort = await plain.listen();
afterAll(() => Promise.all([server.close(), plain.close()]));
beforeEach(() => {
  for (const each of [server, plain]) {
    each.behaviour = "accept";
    each.letters.length = 0;
    each.sessions.length = 0;
  }
});

const settings = {
  host: "127.0.0.1",
  port,
  login: { user: "us", password: "pass" },
  tls: "starttls",
  trusted: certificate.cert,
  from: "no-reply@clinic.example",
} as const;
const mail: Outgoing = {
  id: "1f0c2a5e-6f0e-4f9e-9f39-4d4b6c1f3a11",
  clinicId: "019aab00-0000-7000-8000-000000000001",
  channel: "email",
  to: "pat@example.org",
  fromName: "Lakeside Physio",
  replyTo: "help@lakeside.example",
  subject: "Your sign-in code (heron 42)",
  text: "Hello,\nplain words",
  html: "<p>Hello, as a page</p>",
  triedSince: null,
};

/** A server that is no SMTP server: what it does with a connection is all it does. */
async function strangeServer(receive: (socket: Socket) => void) {
  const strange = createServer(receive).listen(0, "127.0.0.1");
  await once(strange, "listening");
  const sockets = new Set<Socket>();
  strange.on("connection", (socket) => sockets.add(socket.on("error", () => {})));
  return {
    port: (strange.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      strange.close();
    },
  };
}

test("a mail goes out over STARTTLS, logged in, with both parts, in the clinic's name", async () => {
  expect(await smtpChannel(settings).send(mail)).toEqual({ ok: true, providerId: null });
  expect(server.sessions).toEqual([{ isSecure: true, user: "us" }]);
  expect(server.letters).toMatchObject([{ from: settings.from, to: [mail.to] }]);
  const source = server.letters[0]?.source ?? "";
  expect(source).toContain("From: Lakeside Physio <no-reply@clinic.example>");
  expect(source).toContain("Reply-To: help@lakeside.example");
  expect(source).toContain("Subject: Your sign-in code (heron 42)");
  expect(source).toContain("plain words");
  expect(source).toContain("<p>Hello, as a page</p>");
});

test("a clinic's logo travels in the mail that shows it, and not as a file to open", async () => {
  const logo = Buffer.from("a picture");
  expect(await smtpChannel(settings).send({ ...mail, html: `<img src="cid:${LOGO_CONTENT_ID}">`, logo })).toMatchObject(
    {
      ok: true,
    },
  );
  const source = server.letters[0]?.source ?? "";
  expect(source).toContain(`Content-ID: <${LOGO_CONTENT_ID}>`);
  expect(source).toMatch(/Content-Disposition: inline/);
  expect(source).toContain(logo.toString("base64"));
});

test("a mail that is sent again is recognisably the same one", async () => {
  for (const triedSince of [null, new Date()]) await smtpChannel(settings).send({ ...mail, triedSince });
  const ids = server.letters.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1]?.trim());
  expect(ids).toEqual(Array(2).fill(`<${mail.id}@clinic.example>`));
});

test("names and addresses cannot become another header or another recipient", async () => {
  const evil = { fromName: 'Evil" <evil@example.org>\r\nBcc: all@example.org', to: "pat@example.org, eve@example.org" };
  await smtpChannel(settings).send({ ...mail, fromName: evil.fromName });
  expect(server.letters[0]).toMatchObject({ to: [mail.to] });
  expect(server.letters[0]?.source).not.toMatch(/^Bcc:/m);
  await smtpChannel(settings).send({ ...mail, to: evil.to });
  expect(server.letters.slice(1).flatMap(({ to }) => to)).not.toContain("eve@example.org");
});

describe("nothing is said in the clear:", () => {
  test("a server without STARTTLS gets neither password nor mail", async () => {
    const delivery = await smtpChannel({ ...settings, port: plainPort, login: null }).send(mail);
    expect(delivery).toMatchObject({ ok: false, why: "unavailable" });
    expect(plain.letters).toEqual([]);
  });

  test("a certificate that nobody vouches for is refused", async () => {
    const { trusted: _, ...trusting } = settings;
    expect(await smtpChannel(trusting).send(mail)).toMatchObject({ ok: false, why: "unavailable" });
    expect(server.letters).toEqual([]);
  });

  test("unless the operator says so, for a server on this machine", async () => {
    const insecure = { ...settings, port: plainPort, login: null, tls: "none" } as const;
    expect(await smtpChannel(insecure).send(mail)).toMatchObject({ ok: true });
  });
});

describe("the server says no", () => {
  test.each([
    ["login", 535, { why: "unavailable" }],
    ["sender", 550, { why: "unavailable" }],
    ["recipient", 450, { why: "unavailable" }],
    ["recipient", 550, { why: "refused", addressFails: true }],
    ["recipient", 552, { why: "refused", addressFails: false }],
    ["data", 451, { why: "unavailable" }],
    ["data", 554, { why: "refused", addressFails: false }],
  ] as const)("to the %s with %i", async (at, says, delivery) => {
    server.behaviour = { at, says };
    expect(await smtpChannel(settings).send(mail)).toMatchObject({ ok: false, ...delivery });
    expect(server.letters).toEqual([]);
  });

  test.each([
    [550, "5.1.1 No such user", true],
    [550, "5.1.10 The domain takes no mail", true],
    [553, "5.1.3 Not an address", true],
    [550, "User unknown", true],
    [550, "5.2.2 Mailbox full", false],
    [552, "5.2.2 Over quota", false],
    [550, "5.7.1 Relaying denied", false],
    [550, "5.7.26 Unauthenticated email", false],
    [550, "5.4.1 Access denied", false],
  ])("to the recipient with %i %s", async (says, words, addressFails) => {
    server.behaviour = { at: "recipient", says, words };
    expect(await smtpChannel(settings).send(mail)).toMatchObject({ why: "refused", addressFails });
  });

  test.each(["4.2.2 Mailbox full", "4.7.1 Greylisted, come back later", "4.3.2 System not accepting mail"])(
    "for now, with %s, and the mail is tried again",
    async (words) => {
      server.behaviour = { at: "recipient", says: 450, words };
      expect(await smtpChannel(settings).send(mail)).toMatchObject({ why: "unavailable" });
    },
  );

  test("to a wrong password, and the mail waits", async () => {
    const wrong = { ...settings, login: { user: "us", password: "wrong" } };
    const delivery = await smtpChannel(wrong).send(mail);
    expect(delivery).toMatchObject({ ok: false, why: "unavailable" });
    expect(JSON.stringify(delivery)).not.toMatch(/wrong|pat@/);
  });
});

describe("a server that", () => {
  test.each([
    ["never greets", () => {}, 200, "timed_out"],
    ["greets and says nothing more", (socket: Socket) => socket.write("220 hello\r\n"), 200, "timed_out"],
    ["hangs up at once", (socket: Socket) => socket.destroy(), 20_000, "unavailable"],
    ["talks nonsense", (socket: Socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"), 20_000, "unavailable"],
  ] as const)("%s is given up in time", async (_, receive, timeoutMs, why) => {
    const strange = await strangeServer(receive);
    expect(await smtpChannel({ ...settings, port: strange.port, timeoutMs }).send(mail)).toMatchObject({ why });
    strange.close();
  });

  test("does not run is unavailable", async () => {
    const strange = await strangeServer(() => {});
    strange.close();
    expect(await smtpChannel({ ...settings, port: strange.port }).send(mail)).toMatchObject({ why: "unavailable" });
  });

  test("greets late is waited for", async () => {
    const { promise: greeting, resolve: hold } = Promise.withResolvers<() => void>();
    // Passes everything on to the real server, and holds its greeting back until told.
    const late = await strangeServer((socket) => {
      const behind = connect(port, "127.0.0.1").on("error", () => {});
      socket.pipe(behind);
      behind.once("data", (words) => {
        behind.pause();
        hold(() => {
          socket.write(words);
          behind.pipe(socket);
        });
      });
    });
    const sending = smtpChannel({ ...settings, port: late.port }).send(mail);
    const greet = await greeting;
    expect(server.letters).toEqual([]);
    greet();
    expect(await sending).toMatchObject({ ok: true });
    late.close();
  });
});
