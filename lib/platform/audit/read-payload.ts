import type { z } from "zod";
import type { Json } from "@/lib/platform/core/json";
import type { EventDeclaration } from "./event";

/** What an event says, as stored: in the shape of its version. */
export type StoredPayload = {
  readonly version: number;
  readonly before: unknown;
  readonly after: unknown;
};

type Payload = { readonly before: Json; readonly after: Json };

/** What a stored event says, in today's shape; or why it is not of the shape of its version. */
export function readPayload(
  declared: EventDeclaration,
  { version, before = null, after = null }: StoredPayload,
): { readonly payload: Payload } | { readonly fault: string } {
  if (version !== declared.version) {
    const earlier = declared.earlier[version];
    if (!earlier) return { fault: `Version ${version} is not known.` };
    const read = earlier.safeParse({ before, after });
    return read.success ? { payload: read.data } : { fault: faultOf(read.error) };
  }
  const [was, is] = [declared.before.safeParse(before), declared.after.safeParse(after)];
  if (!was.success) return { fault: `before: ${faultOf(was.error)}` };
  if (!is.success) return { fault: `after: ${faultOf(is.error)}` };
  return { payload: { before: was.data, after: is.data } };
}

/** Names fields and no contents: it goes to the log. */
function faultOf({ issues }: z.ZodError): string {
  return issues.map(({ path, code }) => `${path.join(".")} ${code}`.trim()).join("; ");
}
