import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

/**
 * How the server takes mail. SLOW: after a second. NO_RECIPIENT: 550. BUSY: 451. SILENT: it never says a word.
 * GARBAGE: it speaks something else. VANISH: it takes the whole mail, then closes without an answer.
 */
export type Mood = "TAKE" | "SLOW" | "NO_RECIPIENT" | "BUSY" | "SILENT" | "GARBAGE" | "VANISH";

const SLOW_MS = 1_000;

export type Received = {
  readonly to: readonly string[];
  /** By name in small letters, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
};

/** A real SMTP server on the loopback address that can be in a bad mood, or down. */
export type MailServer = {
  readonly port: number;
  readonly url: string;
  /** What it took on, or took and fell silent about, oldest first. */
  readonly received: readonly Received[];
  /** How many connections were opened to it. */
  readonly connections: () => number;
  readonly setMood: (mood: Mood) => void;
  /** Stops listening: connections are refused. */
  readonly goDown: () => Promise<void>;
  readonly comeUp: () => Promise<void>;
};

export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let mood: Mood = "TAKE";
  let opened = 0;
  const smtp = makeSmtp(
    () => mood,
    (mail) => received.push(mail),
    () => closeAll(sockets),
  );
  const front = createServer((socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    if (mood === "SILENT") return;
    if (mood === "GARBAGE") socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    else smtp.server.emit("connection", socket);
  });
  await listen(front, port);
  const own = (front.address() as AddressInfo).port;
  return {
    port: own,
    url: `smtp://127.0.0.1:${own}`,
    received,
    connections: () => opened,
    setMood: (next) => {
      mood = next;
      closeAll(sockets);
    },
    goDown: async () => {
      if (!front.listening) return;
      const closed = once(front, "close");
      front.close();
      closeAll(sockets);
      await closed;
    },
    comeUp: async () => {
      if (!front.listening) await listen(front, own);
    },
  };
}

function makeSmtp(moodNow: () => Mood, take: (mail: Received) => void, vanish: () => void) {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, answer) => {
      if (moodNow() === "NO_RECIPIENT") answer(refusal(550, "5.1.1 No such user here"));
      else if (moodNow() === "BUSY") answer(refusal(451, "4.3.2 Try again later"));
      else setTimeout(answer, moodNow() === "SLOW" ? SLOW_MS : 0);
    },
    onData: async (stream, session, answer) => {
      take({ to: session.envelope.rcptTo.map(({ address }) => address), ...(await parse(stream)) });
      if (moodNow() === "VANISH") vanish();
      else answer(null, "Queued as 1");
    },
  });
  return smtp.on("error", () => undefined);
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function closeAll(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

async function parse(stream: SMTPServerDataStream): Promise<Omit<Received, "to">> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const { headers, body } = split(Buffer.concat(chunks).toString("utf8"));
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary ? body.split(`--${boundary}`).map((part) => split(part.trimStart())) : [];
  const partOf = (type: string) => {
    const part = parts.find((each) => each.headers.get("content-type")?.startsWith(type));
    return part ? decode(part.body, part.headers.get("content-transfer-encoding")) : "";
  };
  return { headers, text: partOf("text/plain"), html: partOf("text/html") };
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf("\r\n\r\n");
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
  });
  return { headers: new Map(pairs), body: source.slice(end + 4) };
}

function decode(body: string, encoding = "7bit"): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  if (encoding !== "quoted-printable") return body;
  return fromHex(body.replace(/=\r\n/g, ""));
}

/** Header words beyond ASCII: `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`. */
function decodeWords(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(word, "base64").toString()
      : fromHex(word.replaceAll("_", " ")),
  );
}

function fromHex(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString();
}
