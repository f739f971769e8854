import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { readAuthRequest } from "@/lib/people/entrance/auth-request";
import { problemResponse } from "@/lib/people/entrance/problem";
import { answerVisit } from "@/lib/people/people/sign-in/answer-visit";
import { authOptions } from "@/lib/people/people/sign-in/auth-options";
import { visitOf } from "@/lib/people/people/sign-in/visit";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const visit = visitOf(request.headers);
    const readable = await readAuthRequest(request);
    return await answerVisit(await NextAuth(readable, context, authOptions(visit)), visit);
  } catch (error) {
    return problemResponse(error, randomUUID(), "sign-in");
  }
}

export { handler as GET, handler as POST };
