import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { signInOptions } from "@/lib/people/entrance/sign-in-options";
import { answerVisit } from "@/lib/people/people/sign-in/answer-visit";
import type { Visit } from "@/lib/people/people/sign-in/visit";

/** next-auth with our options behind a plain HTTP server, the way it is served in the app. */
export async function startAuthServer() {
  let open: (cookie: string) => Visit = () => {
    throw new Error("Call use() first.");
  };
  const server = createServer((request, response) => {
    answer(request, response, open(request.headers.cookie ?? "")).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** @param make what each request is a visit of, by its cookies */
    use(make: (cookie: string) => Visit) {
      open = make;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, visit: Visit) {
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
  const held: Held = { status: 200, headers: {}, body: "" };
  const answered = holdBack(held);
  // What Next adds to a request and an answer, as far as next-auth uses it.
  await NextAuth(
    asked as unknown as NextApiRequest,
    answered as unknown as NextApiResponse,
    signInOptions(visit),
  );
  const whole = new Headers(Object.entries(held.headers).map(([n, v]) => [n, String(v)]));
  whole.delete("set-cookie");
  const final = await answerVisit(
    new Response(held.body, { status: held.status, headers: whole }),
    visit,
  );
  const cookies = [held.headers["set-cookie"] ?? [], final.headers.getSetCookie()].flat();
  final.headers.delete("set-cookie");
  response.writeHead(final.status, {
    ...Object.fromEntries(final.headers),
    "set-cookie": cookies.map(String),
  });
  response.end(await final.text());
}

type Held = { status: number; headers: Record<string, string | string[]>; body: string };

/** Keeps what next-auth answers, so that it leaves the way it does in the app. */
function holdBack(held: Held) {
  const answered = {
    status(code: number) {
      held.status = code;
      return answered;
    },
    getHeader: (name: string) => held.headers[name.toLowerCase()],
    setHeader(name: string, value: string | string[]) {
      held.headers[name.toLowerCase()] = value;
      return answered;
    },
    json: (body: unknown) => answered.end(JSON.stringify(body)),
    send: (body: unknown) => answered.end(typeof body === "string" ? body : JSON.stringify(body)),
    end(body = "") {
      held.body = body;
    },
  };
  return answered;
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
