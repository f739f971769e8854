/** What the database found two incidents to have in common. Shares and likenesses are 0 to 1. */
export type Common = {
  /** How alike the titles are, by their trigrams. */
  readonly titleLikeness: number;
  /** Which share of the asked words it has; rare words weigh more. */
  readonly wordShare: number;
  /** Those words as they were asked, the rarest first. */
  readonly words: readonly string[];
  /** Names of services that both touch. */
  readonly services: readonly string[];
};

/** Titles this alike speak for themselves. */
const ALIKE = 0.4;
/** So large a share of the words is no accident; on the same service, half of it suffices. */
const TOLD_BY_WORDS = 0.4;

/** Whether it is worth a responder's look: a false hint costs attention at the worst time. */
export function isSimilar({ titleLikeness, wordShare, services }: Common): boolean {
  if (titleLikeness >= ALIKE || wordShare >= TOLD_BY_WORDS) return true;
  return services.length > 0 && Math.max(titleLikeness, wordShare) >= TOLD_BY_WORDS / 2;
}

/** How similar, 0 to 1: the order of the list. */
export function similarity({ titleLikeness, wordShare, services }: Common): number {
  return 0.4 * titleLikeness + 0.4 * wordShare + (services.length > 0 ? 0.2 : 0);
}

/** Why it is similar, in a few words. */
export function explainSimilarity({ words, services }: Common): string {
  const reasons = [
    ...(services.length > 0 ? [`same service: ${services.slice(0, 2).join(", ")}`] : []),
    ...(words.length > 0 ? [`same words: ${words.slice(0, 3).join(", ")}`] : []),
  ];
  const text = reasons.join(" · ") || "nearly the same title";
  return text.charAt(0).toUpperCase() + text.slice(1);
}
