import type { Instrumentation } from "next";

/** Runs once when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./lib/serve/worker/boot");
  await startServer();
}

/** Runs for whatever a page or an action did not catch. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFault } = await import("./lib/people/entrance/door/note-fault");
  noteFault(error);
};
