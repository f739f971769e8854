import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "@/lib/testing/mail/mail-server";
import { createMailer, type Mail, type Mailer } from "./mailer";

let server: MailServer;
let mailer: Mailer;
const TIMEOUT_MS = 1_500;

const mail: Mail = {
  to: "ada@example.org",
  subject: "[SEV1] INC-42 Zahlungen fallen aus: you are now scribe",
  text: "Plain words – with a dash.\n",
  html: "<p>Plain words – with a dash.</p>",
  messageId: "<delivery-1@example.org>",
  thread: "<incident-1@example.org>",
};

beforeAll(async () => {
  server = await startMailServer();
  mailer = createMailer({ url: server.url, from: "Muster <m@example.org>", timeoutMs: TIMEOUT_MS });
});
beforeEach(() => server.setMood("TAKE"));
afterAll(async () => {
  mailer.close();
  await server.goDown();
});

const received = () => server.received.length;

describe("a mail", () => {
  it("arrives with its headers, as text and as HTML", async () => {
    expect(await mailer.send(mail)).toEqual({
      outcome: "ACCEPTED",
      answer: "The mail server took it: 250 Queued as 1",
    });
    const got = server.received.at(-1);
    expect(got).toMatchObject({ to: ["ada@example.org"] });
    expect(got?.text.replaceAll("\r\n", "\n")).toContain(mail.text.trim());
    expect(got?.html).toContain(mail.html);
    expect(Object.fromEntries(got?.headers ?? [])).toMatchObject({
      from: "Muster <m@example.org>",
      to: "ada@example.org",
      subject: mail.subject,
      "message-id": "<delivery-1@example.org>",
      references: "<incident-1@example.org>",
      "in-reply-to": "<incident-1@example.org>",
      "auto-submitted": "auto-generated",
    });
  });

  it("goes to one address and under one subject, whatever they hold", async () => {
    const subject = "Down\r\nBcc: everybody@example.org\r\n\r\nHello";
    await mailer.send({ ...mail, subject });
    const got = server.received.at(-1);
    expect(got?.headers.get("subject")).toBe("Down Bcc: everybody@example.org Hello");
    expect(got?.headers.has("bcc")).toBe(false);
    const before = received();
    const two = await mailer.send({ ...mail, to: "ada@example.org, eve@example.org" });
    expect(two.outcome).toBe("REFUSED");
    expect(received()).toBe(before);
  });

  it("leaves over a connection that is kept", async () => {
    await mailer.send(mail);
    const before = server.connections();
    await mailer.send(mail);
    await mailer.send(mail);
    expect(server.connections()).toBe(before);
  });
});

describe("a mail server that", () => {
  it("does not know the recipient refuses for ever", async () => {
    server.setMood("NO_RECIPIENT");
    expect(await mailer.send(mail)).toEqual({
      outcome: "REFUSED",
      answer: "The mail server refuses it: 550 5.1.1 No such user here",
    });
  });

  it("is busy is asked again", async () => {
    server.setMood("BUSY");
    expect((await mailer.send(mail)).outcome).toBe("FAILED");
    server.setMood("TAKE");
    expect((await mailer.send(mail)).outcome).toBe("ACCEPTED");
  });

  it.each([
    ["SILENT", "The mail server did not answer in time."],
    [
      "GARBAGE",
      "What answers there does not speak as a mail server does: HTTP/1.1 400 Bad Request",
    ],
  ] as const)("is %s holds nobody up", async (mood, answer) => {
    server.setMood(mood);
    const begun = performance.now();
    expect(await mailer.send(mail)).toEqual({ outcome: "FAILED", answer });
    expect(performance.now() - begun).toBeLessThan(TIMEOUT_MS + 500);
  });

  it("takes the mail and vanishes may have it: that is said, and it is sent once an attempt", async () => {
    server.setMood("VANISH");
    const before = received();
    expect(await mailer.send(mail)).toEqual({
      outcome: "UNKNOWN",
      answer: "The mail server took the mail and did not answer: it may have arrived.",
    });
    expect(received()).toBe(before + 1);
  });

  it("is down is said to be, and is found again when it is up", async () => {
    await server.goDown();
    expect(await mailer.send(mail)).toEqual({
      outcome: "FAILED",
      answer: "No mail server answers there: the connection was refused.",
    });
    await server.comeUp();
    expect((await mailer.send(mail)).outcome).toBe("ACCEPTED");
  });
});
