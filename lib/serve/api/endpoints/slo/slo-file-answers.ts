import { z } from "zod";
import { broughtBy } from "@/lib/serve/api/endpoints/shapes";

export const ImportedSlos = broughtBy(
  z.strictObject({
    kind: z.enum(["SERVICE", "SLO"]),
    service: z.string(),
    name: z.string(),
    changes: z.array(z.string()),
  }),
).meta({ id: "ImportedSlos" });
