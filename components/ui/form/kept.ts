/** What is kept in this browser under a name; null where there is nothing, or nothing may be kept. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Storage can be full or forbidden (private windows): typing must go on all the same. */
export function writeKept(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Nothing to tell anybody: the text is still on the screen.
  }
}
