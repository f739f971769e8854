type Keyed = { readonly key?: string | undefined; readonly disabledReason?: string | null };

/** Two keys pressed in turn, as shortcuts write them: "g i". */
export function joinKeys(first: string | null, second: string): string {
  return first === null ? second : `${first} ${second}`;
}

/** The shortcut of these keys, whatever their case: the latest that can be done, else the latest. */
export function matchKey<S extends Keyed>(shortcuts: readonly S[], keys: string): S | undefined {
  const wanted = keys.toLowerCase();
  const matching = shortcuts.filter(({ key }) => key?.toLowerCase() === wanted);
  return matching.findLast(({ disabledReason }) => !disabledReason) ?? matching.at(-1);
}

/** Whether a key is only the first of two. */
export function isPrefix(shortcuts: readonly Keyed[], key: string): boolean {
  const start = `${key.toLowerCase()} `;
  return shortcuts.some((shortcut) => shortcut.key?.toLowerCase().startsWith(start));
}

/** Keys as they are printed, one a cap: "G", "I"; long names as they are. */
export function printKeys(key: string): string[] {
  return key.split(" ").map((each) => (each.length === 1 ? each.toUpperCase() : each));
}
