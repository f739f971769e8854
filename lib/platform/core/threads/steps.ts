import { takeTurns } from "./pause";

/** Long work that can be set down: it yields wherever others may have their turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once: in a thread of its own, or in a test. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it in a process that serves others, who are answered in between. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const turn = takeTurns();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

/** Does the same with each of many, and may be set down after each. */
export function* mapInSteps<T, R>(all: readonly T[], work: (one: T) => R): Steps<R[]> {
  const done: R[] = [];
  for (const one of all) {
    done.push(work(one));
    yield;
  }
  return done;
}
