/** A failure whose message is the whole story: shown alone, without a stack. */
export class Stop extends Error {}

/**
 * Runs one step and prints a line with the seconds it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begun = performance.now();
  const result = await work();
  console.log(`${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}

/** Runs a script; a failure ends it with one sentence and exit code 1 (DEBUG=1 adds the stack). */
export async function runScript(work) {
  try {
    await work();
  } catch (error) {
    console.error(process.env.DEBUG ? error : (error?.message ?? String(error)));
    process.exit(1);
  }
}
