import { z } from "zod";

/** Once a week: reminds owners of what is overdue or due soon. Its command keeps it to once a week and owner. */
export const RemindOwners = {
  name: "action-item.remind",
  payload: z.strictObject({}),
  /** Mondays at 08:00 UTC. */
  schedule: "0 8 * * 1",
} as const;
