type Action = { readonly label: string; readonly disabledReason?: string | null };

/** The actions whose words hold everything that was typed, in any order; what can be done comes first. */
export function matchActions<A extends Action>(actions: readonly A[], typed: string): A[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = actions.filter(({ label }) => {
    const text = label.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const isOff = ({ disabledReason }: A) => (disabledReason ? 1 : 0);
  return matching.sort((a, b) => isOff(a) - isOff(b));
}
