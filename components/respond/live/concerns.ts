import type { Change } from "@/lib/respond/live/subscriber";

/** What lists of incidents show nothing of. */
const NOT_IN_LISTS: readonly string[] = ["entry", "checklist"];

/** Whether a page shows what a change may have touched; `incident` is null for what belongs to none. */
export function concerns(path: string, { incident, parts }: Omit<Change, "type">): boolean {
  // The bell is on every page.
  if (parts?.includes("notification")) return true;
  const room = /^\/incidents\/(\d+)(\/|$)/.exec(path);
  if (room) return incident === Number(room[1]);
  if (parts?.every((part) => NOT_IN_LISTS.includes(part))) return false;
  if (path === "/incidents") return incident !== null;
  return true;
}

/** Whether all that changed was sent along, for a page that takes it in. */
export function isWhole(path: string, { incident, parts, entries }: Omit<Change, "type">): boolean {
  const isRoom = path === `/incidents/${incident}`;
  return isRoom && entries !== undefined && parts?.every((part) => part === "entry") === true;
}
