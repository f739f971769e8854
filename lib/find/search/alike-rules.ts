import { type Factor, nameFactors } from "@/lib/learn/postmortems/catalogue/factors";

/** What two postmortems have in common. */
export type Shared = {
  /** Names of services that both incidents touched. */
  readonly services: readonly string[];
  readonly factors: readonly Factor[];
  readonly tags: readonly string[];
  /** Telling words of title and cause that the other has, the rarest first. */
  readonly words: readonly string[];
  /** Which share of them it has, 0 to 1; rare words weigh more. */
  readonly wordShare: number;
};
type Ordered = Shared & { readonly publishedAt: Date; readonly number: number };

/** A service in common suffices, as does a tag that somebody chose, or two kinds of cause. */
const ENOUGH = 2;
/** Fewer words in common are an accident. */
const TOLD_BY_WORDS = 0.2;

/** The most alike first, then the newest: the same for the same record. Those hardly alike are left out. */
export function chooseAlike<Row extends Ordered>(rows: readonly Row[], limit: number): Row[] {
  return rows
    .filter((row) => alikeness(row) >= ENOUGH)
    .sort(
      (a, b) =>
        alikeness(b) - alikeness(a) ||
        b.publishedAt.getTime() - a.publishedAt.getTime() ||
        b.number - a.number,
    )
    .slice(0, limit);
}

/** How alike: no kind of likeness drowns the others, however much there is of it. */
export function alikeness({ services, factors, tags, wordShare }: Shared): number {
  return (
    (services.length > 0 ? 2 : 0) +
    Math.min(factors.length, 3) +
    2 * Math.min(tags.length, 2) +
    5 * wordShare
  );
}

/** What they have in common: "Same service: Orders · both: configuration, monitoring gap". */
export function explainAlike({ services, factors, tags, words, wordShare }: Shared): string {
  const reasons = [
    ...(services.length > 0 ? [`same service: ${services.slice(0, 2).join(", ")}`] : []),
    ...(factors.length > 0 ? [`both: ${nameFactors(factors).toLowerCase()}`] : []),
    ...(tags.length > 0 ? [`same tag: ${tags.slice(0, 3).join(", ")}`] : []),
    ...(words.length > 0 && wordShare >= TOLD_BY_WORDS
      ? [`same words: ${words.slice(0, 3).join(", ")}`]
      : []),
  ];
  const text = reasons.join(" · ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
