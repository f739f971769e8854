import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One request as it arrived. */
export type Received = {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
};

/** How a receiver answers: a status with a body, never, with what is no HTTP, or by hand. */
export type Answering =
  | number
  | "hang"
  | "garbage"
  | "hang-up"
  | ((response: ServerResponse, request: Received) => void);

/** A real HTTP server on the loopback address that keeps what it gets. Close it when done. */
export async function startReceiver(answering: Answering = 204, port = 0) {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString("utf8");
      const one = { path: request.url ?? "", headers, body };
      received.push(one);
      answer(response, receiver.answering, one);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: opened } = server.address() as AddressInfo;
  const receiver = {
    port: opened,
    url: `http://127.0.0.1:${opened}/hook`,
    received,
    answering,
    types: () => received.map(({ body }) => String(JSON.parse(body).type)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

function answer(response: ServerResponse, answering: Answering, request: Received): void {
  if (typeof answering === "function") answering(response, request);
  else if (typeof answering === "number") response.writeHead(answering).end(`Said ${answering}`);
  else if (answering === "garbage") response.socket?.end("\u0001\u0002 no HTTP at all\n\n");
  else if (answering === "hang-up") response.socket?.destroy();
}
