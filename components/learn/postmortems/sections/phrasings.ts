/** "1 phrasing", "3 phrasings". */
export function phrasings(count: number): string {
  return count === 1 ? "1 phrasing" : `${count} phrasings`;
}
