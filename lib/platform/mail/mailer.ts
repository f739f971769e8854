import "server-only";
import { PassThrough } from "node:stream";
import { createTransport } from "nodemailer";
import { type MailConfig, mailConfig } from "./config";
import { acceptance, type Judgement, judgeFailure, type SendFailure } from "./failure-rules";
import { headerText } from "./header-rules";

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every attempt, so that a mail that arrives twice is seen as one. */
  readonly messageId: string;
  /** Names the thread it belongs to; null for a mail on its own. */
  readonly thread: string | null;
};

export type Mailer = {
  /** Hands one mail to the server; never throws, and always ends within the configured time. */
  readonly send: (mail: Mail) => Promise<Judgement>;
  readonly close: () => void;
};

const CONNECTIONS = 2;
/** Said by every machine that writes by itself, so that no out-of-office note answers it. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/** A pool of connections to one mail server. */
export function createMailer({ url, from, timeoutMs }: MailConfig): Mailer {
  const stepMs = Math.min(timeoutMs, 10_000);
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // Once, for a kept connection that the server had closed: the wait between attempts is ours to choose.
    maxRequeues: 1,
    dnsTimeout: stepMs,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const handedOver = new Set<string>();
  transport.use("stream", (mail, done) => {
    const { messageId = "" } = mail.data;
    const flush = (ended: () => void) => {
      handedOver.add(messageId);
      ended();
    };
    mail.message.transform(() => new PassThrough({ flush }));
    done();
  });

  async function send(mail: Mail): Promise<Judgement> {
    try {
      const { response } = await transport.sendMail({
        from,
        to: { name: "", address: mail.to },
        subject: headerText(mail.subject),
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: AUTOMATIC,
        ...(mail.thread && { references: mail.thread, inReplyTo: mail.thread }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return acceptance(response);
    } catch (error) {
      return judgeFailure(asFailure(error), handedOver.has(mail.messageId));
    } finally {
      handedOver.delete(mail.messageId);
    }
  }
  return { send, close: () => transport.close({ force: true }) };
}

// Next compiles this file into several bundles of one process; they share one pool.
const shared = globalThis as typeof globalThis & { __musterMailer?: Mailer };

/** The mailer of this process; null where mail is not set up. */
export function sharedMailer(): Mailer | null {
  const config = mailConfig();
  if (config) shared.__musterMailer ??= createMailer(config);
  return shared.__musterMailer ?? null;
}

/** Lets go of the mail server, whose kept connections would keep a process from ending. */
export function closeSharedMailer(): void {
  shared.__musterMailer?.close();
  delete shared.__musterMailer;
}

function asFailure(error: unknown): SendFailure {
  return error instanceof Error ? error : { message: String(error) };
}
