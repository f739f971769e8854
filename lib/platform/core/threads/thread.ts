import "server-only";
import { Worker } from "node:worker_threads";

/** What a thread was too slow, too full or too weak for; anything else that it throws comes as it is. */
export class ThreadFailure extends Error {
  override readonly name = "ThreadFailure";
  /** FULL: enough waits already. LATE: the deadline passed. DIED: it crashed, or needed too much memory. */
  readonly kind: "FULL" | "LATE" | "DIED";

  constructor(kind: ThreadFailure["kind"], options?: ErrorOptions) {
    super(`A thread failed: ${kind}`, options);
    this.kind = kind;
  }
}

type Options = {
  /** The bundled entry (scripts/lib/threads.js); it serves with `serveThread`. */
  readonly file: string;
  /** Of one piece of work; the thread that is slower is ended, and the next work gets a new one. */
  readonly deadlineMs: number;
  readonly mostWaiting: number;
  readonly mostMemoryMb: number;
  /** A thread that nobody needed for this long is ended, and gives its memory back. */
  readonly idleMs: number;
};
type Job = {
  readonly input: unknown;
  readonly settle: (answer: Answer) => void;
};
/** What a thread says of each piece of work. */
export type Answer = { readonly output: unknown } | { readonly error: unknown };

/**
 * A thread for work that would hold up everybody: one piece after the other, started when first needed.
 * It never keeps the process from ending.
 * @returns a function that has one piece done. @throws ThreadFailure, or what the work itself throws
 */
export function makeThread<Input, Output>(options: Options): (input: Input) => Promise<Output> {
  const waiting: Job[] = [];
  let worker: Worker | undefined;
  let current: Job | undefined;
  let timer: NodeJS.Timeout | undefined;

  const begin = () => {
    clearTimeout(timer);
    current = waiting.shift();
    timer = current
      ? setTimeout(() => replace(new ThreadFailure("LATE")), options.deadlineMs)
      : setTimeout(retire, options.idleMs).unref();
    if (!current) return;
    worker ??= start();
    worker.postMessage(current.input);
  };
  const finish = (answer: Answer) => {
    const job = current;
    begin();
    job?.settle(answer);
  };
  const retire = () => {
    const old = worker;
    worker = undefined;
    void old?.terminate();
  };
  const replace = (error: ThreadFailure) => {
    retire();
    finish({ error });
  };
  const start = () => {
    const started = new Worker(/* turbopackIgnore: true */ options.file, {
      resourceLimits: { maxOldGenerationSizeMb: options.mostMemoryMb },
    });
    started.unref();
    const die = (cause: unknown) => {
      if (worker === started) replace(new ThreadFailure("DIED", { cause }));
    };
    started.on("message", (answer: Answer) => worker === started && finish(answer));
    started.on("error", die);
    started.on("exit", die);
    return started;
  };
  return (input) =>
    new Promise<Output>((resolve, reject) => {
      if (waiting.length >= options.mostWaiting) throw new ThreadFailure("FULL");
      const settle = (answer: Answer) =>
        "error" in answer ? reject(answer.error) : resolve(answer.output as Output);
      waiting.push({ input, settle });
      if (!current) begin();
    });
}
