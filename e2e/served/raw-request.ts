import { connect } from "node:net";

/** Bytes to send: no client in between that would put them right. */
export type RawRequest = {
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
};

export type RawAnswer = {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

const PATIENCE_MS = 30_000;

/**
 * Sends one request over a connection of its own and reads the answer to its end; of one that never ends,
 * the head. @throws Error when nothing comes for half a minute
 */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    const finish = () => {
      socket.destroy();
      resolve(readAnswer(Buffer.concat(chunks).toString("latin1")));
    };
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      reject(new Error(`No answer within half a minute: ${request.line}`));
    });
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (chunks.length < 3 && /\r\ncontent-type: text\/event-stream/i.test(String(chunk)))
        finish();
    });
    // An answer may come before the request was read to its end; what came counts.
    socket.on("error", finish);
    socket.on("close", finish);
    socket.write(encodeRequest(request));
  });
}

function encodeRequest({ line, headers, body }: RawRequest): Buffer {
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`${line}\r\n${head}\r\n`, "latin1"), Buffer.from(body)]);
}

function readAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0);
  const headers = new Map(
    lines.map((each) => {
      const [name = "", ...value] = each.split(":");
      return [name.toLowerCase(), value.join(":").trim()] as const;
    }),
  );
  const body = rest.join("\r\n\r\n");
  const isChunked = headers.get("transfer-encoding") === "chunked";
  return { status, headers, body: isChunked ? joinChunks(body) : body };
}

function joinChunks(body: string): string {
  let text = "";
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.slice(at, end), 16);
    if (end < 0 || !(size > 0)) break;
    text += body.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
  return text;
}
