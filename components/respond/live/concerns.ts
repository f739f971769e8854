/** Whether a page shows what a change may have touched; `incident` is null for what belongs to none. */
export function concerns(path: string, incident: number | null): boolean {
  const room = /^\/incidents\/(\d+)(\/|$)/.exec(path);
  if (room) return incident === Number(room[1]);
  if (path === "/incidents") return incident !== null;
  return true;
}
