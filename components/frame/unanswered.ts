import { makeKey } from "@/components/ui/keys/key";

/** Where attempts without an answer are kept: the tab's own storage, so that a reload does not forget them. */
export type Keeper = {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
};

type Attempt = { readonly of: string; readonly key: string; readonly versions: Versions };
type Versions = Readonly<Record<string, unknown>>;

/** What the page sends along by itself; it moves while somebody tries again, and is no change of theirs. */
const MOVING = ["version", "revision"] as const;
/** Inputs that are never kept outside memory, not even as a fingerprint. */
const SECRET = /password|secret|token/i;
const MOST = 20;

/**
 * Attempts whose answer never came. A second press with the same input is the same attempt: it gets the key of
 * the first, and what the first was based on, so that the server answers what it did then instead of doing it
 * twice. An answer of any kind, or another input, makes it a new one.
 */
export class Unanswered {
  private readonly keeper: Keeper;
  private readonly inMemory = new Map<string, Attempt>();

  constructor(keeper: Keeper) {
    this.keeper = keeper;
  }

  /** The key to send with an input, and the input as it was first sent; kept until `settle`. */
  begin<I>(input: I): { key: string; input: I } {
    const of = fingerprint(input);
    const known = this.inMemory.get(of) ?? this.kept().find((attempt) => attempt.of === of);
    if (known) return { key: known.key, input: withVersions(input, known.versions) };
    const attempt = { of, key: makeKey(), versions: versionsOf(input) };
    if (isSecret(input)) this.inMemory.set(of, attempt);
    else this.keep([...this.kept(), attempt].slice(-MOST));
    return { key: attempt.key, input };
  }

  /** An answer came: the next press is a new attempt. */
  settle(key: string): void {
    for (const [of, attempt] of this.inMemory) if (attempt.key === key) this.inMemory.delete(of);
    const kept = this.kept();
    const rest = kept.filter((attempt) => attempt.key !== key);
    if (rest.length < kept.length) this.keep(rest);
  }

  private kept(): Attempt[] {
    try {
      const kept: unknown = JSON.parse(this.keeper.read() ?? "[]");
      return Array.isArray(kept) ? kept.filter(isAttempt) : [];
    } catch {
      return [];
    }
  }

  private keep(attempts: readonly Attempt[]): void {
    try {
      this.keeper.write(JSON.stringify(attempts));
    } catch {
      // Storage is full or forbidden: this page still remembers.
      for (const attempt of attempts) this.inMemory.set(attempt.of, attempt);
    }
  }
}

function fingerprint(input: unknown): string {
  const text = JSON.stringify(input, (name, value) =>
    MOVING.some((each) => each === name) ? undefined : value,
  );
  return `${text?.length ?? 0}-${hash(text ?? "", 1)}${hash(text ?? "", 2)}`;
}

/** 32 bits of a text; two of them with its length tell a person's own twenty inputs apart. */
function hash(text: string, seed: number): string {
  let state = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193 + seed * 2);
    state ^= state >>> 13;
  }
  return (state >>> 0).toString(36);
}

function versionsOf(input: unknown): Versions {
  const fields = Object.entries(Object(input) as Versions);
  return Object.fromEntries(fields.filter(([name]) => MOVING.some((each) => each === name)));
}

function withVersions<I>(input: I, versions: Versions): I {
  return Object.keys(versions).length === 0 ? input : { ...input, ...versions };
}

function isSecret(input: unknown): boolean {
  return Object.keys(Object(input)).some((name) => SECRET.test(name));
}

function isAttempt(value: unknown): value is Attempt {
  const { of, key, versions } = Object(value) as Partial<Attempt>;
  return typeof of === "string" && typeof key === "string" && typeof versions === "object";
}
