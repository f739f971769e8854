import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { readAuthRequest } from "@/lib/people/entrance/auth-request";
import { inTurn } from "@/lib/people/entrance/in-turn";
import { problemResponse } from "@/lib/people/entrance/problem";
import { signInOptions } from "@/lib/people/entrance/sign-in-options";
import { answerVisit } from "@/lib/people/people/sign-in/answer-visit";
import { placeOf, visitOf } from "@/lib/people/people/sign-in/visit";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const visit = visitOf(request.headers);
    const isPassword = (await context.params).nextauth.join("/") === "callback/password";
    const readable = await readAuthRequest(request);
    const sign = async () =>
      answerVisit(await NextAuth(readable, context, signInOptions(visit)), visit);
    if (!isPassword) return await sign();
    const { email = "" } = Object.fromEntries(new URLSearchParams(await readable.clone().text()));
    return await inTurn(`${placeOf(visit)} ${email.trim().toLowerCase()}`, sign);
  } catch (error) {
    return problemResponse(error, randomUUID(), "sign-in");
  }
}

export { handler as GET, handler as POST };
