import { z } from "zod";
import { Instant, Reason } from "@/lib/platform/core/input";
import type { Node, Say } from "./node-rules";
import type { ParsedExclusion } from "./parsed";

const Shape = z
  .strictObject({ startsAt: Instant, endsAt: Instant, reason: Reason })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, "The end is after the start.");

/** Time that does not count, a line each: from, a slash, to, a blank, the reason. */
export function readExclusions(at: Node, say: Say): ParsedExclusion[] {
  const lines = typeof at.value === "string" ? at.value.split("\n") : [];
  return lines
    .filter((line) => line.trim() !== "")
    .flatMap((line) => {
      const [, startsAt, endsAt, reason] = /^(\S+)\/(\S+) (.*)$/.exec(line.trim()) ?? [];
      const read = Shape.safeParse({ startsAt, endsAt, reason });
      if (read.success) return [toParsed(read.data)];
      const why = read.error.issues[0]?.message ?? "";
      say.stop(at, `Write an exclusion as from/to and the reason, a line each. ${why}`);
      return [];
    });
}

/** As the API writes instants, so that what is the same looks the same. */
function toParsed({ startsAt, endsAt, reason }: z.output<typeof Shape>): ParsedExclusion {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason };
}
