import { z } from "zod";

const Imported = z.array(
  z.strictObject({
    kind: z.enum(["SERVICE", "SLO"]),
    service: z.string(),
    name: z.string(),
    changes: z.array(z.string()),
  }),
);
export const ImportedSlos = z
  .strictObject({
    created: Imported,
    changed: Imported,
    unchanged: Imported,
    problems: z
      .array(
        z.strictObject({
          document: z.int().min(1),
          line: z.int().min(1),
          message: z.string(),
          stops: z.boolean(),
        }),
      )
      .meta({ description: "What is left out, and in a dry run what stops the import" }),
  })
  .meta({ id: "ImportedSlos" });
