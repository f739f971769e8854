import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type ProblemCode, plainProblem } from "@/lib/people/entrance/problem";

const WHY: Readonly<Record<string, readonly [line: string, code: ProblemCode, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "TOO_LARGE",
    "The headers are longer than 16 KiB: send fewer cookies.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    "408 Request Timeout",
    "MALFORMED",
    "The request did not arrive in time: send it again.",
  ],
};
const ELSE = ["400 Bad Request", "MALFORMED", "This is not HTTP as it should be."] as const;

/** Answers bytes that are no request, as Node would, but with a problem; then ends the connection. */
export function sayUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  const { _httpMessage: current } = socket as { _httpMessage?: ServerResponse | null };
  if (socket.writable && !current?.headersSent) {
    const [line, code, detail] = WHY[error.code ?? ""] ?? ELSE;
    const problem = {
      ...plainProblem(code, detail, randomUUID()),
      status: Number(line.slice(0, 3)),
    };
    const body = JSON.stringify(problem);
    socket.write(
      [
        `HTTP/1.1 ${line}`,
        "Content-Type: application/problem+json",
        `Content-Length: ${Buffer.byteLength(body)}`,
        "Cache-Control: private, no-store",
        "Connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  }
  socket.destroySoon();
}
