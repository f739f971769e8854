/** The id of a section's heading. */
export function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(" ", "-");
}
