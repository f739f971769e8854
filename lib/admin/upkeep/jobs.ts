import "server-only";
import { z } from "zod";

/** Once a day: lets go of what has ended. `from` is where the last run stopped for its time. */
export const LetGo = {
  name: "upkeep.let-go",
  schedule: "40 4 * * *",
  payload: z.looseObject({}),
} as const;
