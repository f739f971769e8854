import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";

/** next-auth with our options behind a plain HTTP server, the way it is served in the app. */
export async function startAuthServer() {
  let options: () => AuthOptions = () => {
    throw new Error("Call use() first.");
  };
  const server = createServer((request, response) => {
    answer(request, response, options()).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(make: () => AuthOptions) {
      options = make;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: AuthOptions) {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith("/api/auth/")) {
    response.end("outside");
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const asked = Object.assign(request, {
    query: {
      ...Object.fromEntries(url.searchParams),
      nextauth: url.pathname.slice("/api/auth/".length).split("/"),
    },
    cookies: Object.fromEntries(readCookies(request.headers.cookie ?? "")),
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
  });
  const answered = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (body: unknown) => response.end(JSON.stringify(body)),
    send: (body: unknown) => response.end(typeof body === "string" ? body : JSON.stringify(body)),
  });
  // What Next adds to a request and an answer, as far as next-auth uses it.
  await NextAuth(
    asked as unknown as NextApiRequest,
    answered as unknown as NextApiResponse,
    options,
  );
}

function readCookies(header: string): [string, string][] {
  return header
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    });
}
