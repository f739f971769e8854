import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, originOf } from "@/lib/people/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions(originOf(request.headers)));
}

export { handler as GET, handler as POST };
