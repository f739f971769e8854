import "server-only";
import type { Visit } from "./visit";

/**
 * next-auth's answer with what it cannot say itself: the cookie of a known device, why single sign-on failed, and
 * where signing out goes on.
 */
export async function answerVisit(answered: Response, { answer }: Visit): Promise<Response> {
  const headers = new Headers(answered.headers);
  for (const cookie of answer.cookies) headers.append("set-cookie", cookie);
  const location = headers.get("location");
  if (location !== null) headers.set("location", explainRedirect(location, answer));
  const { status } = answered;
  if (answer.leaveFor === null) return new Response(answered.body, { status, headers });
  if (location !== null) headers.set("location", answer.leaveFor);
  headers.delete("content-length");
  const body = location === null ? JSON.stringify({ url: answer.leaveFor }) : null;
  return new Response(body, { status, headers });
}

/** Next-auth sends people to the sign-in page with one word for all that can fail; the page gets the right one. */
export function explainRedirect(location: string, { refusal }: Visit["answer"]): string {
  const isVague = /[?&]error=(OAuth\w+|Callback)/.test(location);
  return refusal !== null && isVague ? `/sign-in?error=${refusal}` : location;
}
