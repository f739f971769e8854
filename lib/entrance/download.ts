import "server-only";
import type { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import type { Query } from "@/lib/shell/query";
import { currentActor } from "./page";

type Params = { params: Promise<{ number: string }> };

/** A file for the signed-in person, from a query over one incident; what they may not see is 404. */
export function markdownRoute<S extends z.ZodType>(query: Query<S, string>) {
  return async (_request: Request, { params }: Params): Promise<Response> => {
    const { number } = await params;
    try {
      const text = await query.execute(await currentActor(), { incident: Number(number) });
      return new Response(text, {
        headers: {
          "Content-Type": "text/markdown; charset=utf-8",
          "Content-Disposition": `attachment; filename="INC-${Number(number)}-postmortem.md"`,
        },
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return new Response(error.message, { status: error.code === "UNAUTHORIZED" ? 401 : 404 });
    }
  };
}
