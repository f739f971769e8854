/** One saved text of a section, without the text. */
export type Revision = { readonly version: number; readonly by: string; readonly at: string };

/** Saves of one person in one go, as the last of them; `since` is the version it began from, null at the first. */
export type HistoryStep = Revision & { readonly since: number | null };

/** Autosave stores a revision at every pause: what is saved within this time of the one before is one go. */
const PAUSE_MS = 10 * 60_000;

/** Gathers revisions, oldest first, into steps that people remember, newest first. */
export function stepsOf(revisions: readonly Revision[]): HistoryStep[] {
  const steps: HistoryStep[] = [];
  for (const revision of revisions) {
    const last = steps.at(-1);
    const isSameGo =
      last !== undefined &&
      last.by === revision.by &&
      last.since !== null &&
      Date.parse(revision.at) - Date.parse(last.at) <= PAUSE_MS;
    if (isSameGo) steps[steps.length - 1] = { ...revision, since: last.since };
    else steps.push({ ...revision, since: last?.version ?? null });
  }
  return steps.reverse();
}
