import { parentPort } from "node:worker_threads";
import type { Answer } from "./thread";

/**
 * The other side of `makeThread`, in a thread of its own. Errors cross with their name, message and own
 * fields; the memory of an array of bytes is handed over rather than copied.
 */
export function serveThread<Input, Output>(work: (input: Input) => Promise<Output>): void {
  const port = parentPort;
  port?.on("message", async (input: Input) => {
    try {
      const output = await work(input);
      const bytes = output instanceof Uint8Array ? [output.buffer as ArrayBuffer] : [];
      port.postMessage({ output } satisfies Answer, bytes);
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ error: { name, message, stack, ...Object(error) } } satisfies Answer);
    }
  });
}
