import { z } from "zod";
import { blockText, lineText, Slug, storable, Version } from "@/lib/platform/core/input";

export const CREDENTIALS = ["NONE", "BEARER", "BASIC"] as const;

/** Whether it may be called is judged by `address-rules`, which knows what is allowed. */
const Address = z
  .string({ error: "Give the address of the Prometheus." })
  .trim()
  .min(1, "Give the address of the Prometheus.")
  .max(2_000, "The address is longer than 2,000 characters.")
  .refine(storable, "The address has a character that cannot be stored: remove it.");
/** Headers carry nothing else. */
const isSendable = (text: string) => /^[\x21-\x7e][\x20-\x7e]*$/.test(text);
const Token = blockText("The token", 4_000).refine(
  isSendable,
  "A token has only letters, digits and signs of ASCII, and no line break.",
);
const Credentials = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("NONE") }),
    z.strictObject({ type: z.literal("BEARER"), token: Token }),
    z.strictObject({
      type: z.literal("BASIC"),
      userName: lineText("The user name", 200).refine(
        (name) => !name.includes(":"),
        "A user name has no colon.",
      ),
      password: blockText("The password", 4_000),
    }),
  ],
  "Choose NONE, BEARER or BASIC as the credentials' type.",
);
export type Credentials = z.output<typeof Credentials>;

const name = lineText("The name", 100);

export const CreateSource = z.strictObject({
  slug: Slug,
  name,
  url: Address,
  credentials: Credentials.default({ type: "NONE" }),
});
/** What is left out stays. */
export const EditSource = z.strictObject({
  slug: Slug,
  version: Version.optional(),
  name: name.optional(),
  url: Address.optional(),
  credentials: Credentials.optional(),
  archived: z.boolean().optional(),
});
export const OneSource = z.strictObject({ slug: Slug });
export const ArchiveSource = z.strictObject({ slug: Slug, version: Version.optional() });
export const ListSources = z.strictObject({ archived: z.boolean().default(false) });
export const RecordCheck = z.strictObject({ sourceId: z.uuid(), failure: z.string().nullable() });
