import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { answerVisit } from "@/lib/people/answer-visit";
import { authOptions } from "@/lib/people/auth-options";
import { visitOf } from "@/lib/people/visit";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const visit = visitOf(request.headers);
  return answerVisit(await NextAuth(request, context, authOptions(visit)), visit);
}

export { handler as GET, handler as POST };
