import type { Task, TaskList } from "graphile-worker";

/** A job that is held longer counts as one of a process that died, and is given to another. */
export const LOST_AFTER_MS = 60_000;
/** So a living process gives up on it before: nobody else has it by then. */
export const LONGEST_JOB_MS = 50_000;

/** The same tasks, each of which fails, to be tried again, when it takes longer than a job may. */
export function inTime(tasks: TaskList, longestMs: number = LONGEST_JOB_MS): TaskList {
  const bounded = Object.entries(tasks).map(([name, task]): [string, Task] => [
    name,
    async (payload, helpers) => {
      if (!task) return;
      await withDeadline(name, longestMs, Promise.resolve(task(payload, helpers)));
    },
  ]);
  return Object.fromEntries(bounded);
}

async function withDeadline(name: string, longestMs: number, work: Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const late = new Error(
      `The job ${name} took longer than ${longestMs / 1_000} s: it is tried again.`,
    );
    timer = setTimeout(() => reject(late), longestMs);
  });
  // What it still does when it was given up on is no error of nobody's.
  work.catch(() => undefined);
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
