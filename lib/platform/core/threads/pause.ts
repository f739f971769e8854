/** Long work lets others have their turn after so many milliseconds. */
const TURN_MS = 10;

/** Makes a function to call between two steps of long work: it waits for others when a turn is over. */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN_MS) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
