import { cleanMerge, mergeTexts } from "./merge-rules";

/** A saved text of a section, and whose it is. */
export type SavedText = { readonly version: number; readonly body: string; readonly by: string };

export type SaveAnswer =
  | { readonly kind: "saved"; readonly version: number }
  | { readonly kind: "overtaken"; readonly newer: SavedText }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "unreachable" };

/** Words that are not saved yet, and the saved text they began from. */
export type Draft = { readonly text: string; readonly base: SavedText };

export type SaverState = Draft & {
  readonly isSaving: boolean;
  /** Why the last save was refused, or that nobody answered. */
  readonly problem: string | null;
  /** Whose words were merged into these. */
  readonly mergedWith: string | null;
  /** A newer text that overlaps with this one: somebody has to choose. */
  readonly overtakenBy: SavedText | null;
};

type Ports = {
  readonly send: (body: string, version: number) => Promise<SaveAnswer>;
  /** Keeps a draft where a crash does not reach it; null when everything is saved. */
  readonly keep: (draft: Draft | null) => void;
  /** The text changed, but nobody typed it. */
  readonly show: (text: string) => void;
};

const QUIET_MS = 1_000;
const RETRY_MS = { first: 2_000, most: 60_000 } as const;
export const UNREACHABLE =
  "Not saved: Muster cannot be reached. Your text is kept here, and saved when it can be.";

/**
 * Saves one section's text as it is written, a moment after the last key, one save at a time. A save that
 * somebody else overtook is merged with theirs; where the two overlap it waits for a choice. Nothing is
 * overwritten, and what cannot be sent is sent again.
 */
export class SectionSaver {
  state: SaverState;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private isAgain = false;
  private isTouched = false;
  private readonly listeners = new Set<() => void>();
  /** Texts sent whose answer never came: one of them may be the saved one. */
  private readonly unanswered = new Set<string>();
  private readonly ports: Ports;

  constructor(base: SavedText, ports: Ports) {
    this.ports = ports;
    const quiet = { isSaving: false, problem: null, mergedWith: null, overtakenBy: null };
    this.state = { text: base.body, base, ...quiet };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What somebody typed. */
  write(text: string): void {
    this.isTouched = true;
    this.set({ text });
    this.wait(QUIET_MS);
  }

  /** Takes up a draft of an earlier visit; words typed before it was found are newer. */
  restore(draft: Draft): void {
    if (this.isTouched) return;
    this.isTouched = true;
    this.set(draft);
    this.ports.show(draft.text);
    this.wait(QUIET_MS);
  }

  /** The page learned what is saved now. */
  meet(newer: SavedText): void {
    const { base, text, isSaving } = this.state;
    if (isSaving || newer.version <= base.version) return;
    if (text !== base.body) this.merge(newer);
    else {
      this.set({ base: newer, text: newer.body });
      this.ports.show(newer.body);
    }
  }

  /** Ends an overlap with the text that somebody chose. */
  async settle(text: string): Promise<void> {
    const { overtakenBy } = this.state;
    if (!overtakenBy) return;
    this.set({ text, base: overtakenBy, overtakenBy: null });
    this.ports.show(text);
    await this.save();
  }

  /** Saves now what is not saved. */
  readonly save = async (): Promise<void> => {
    clearTimeout(this.timer);
    const { text, base, isSaving, overtakenBy } = this.state;
    if (isSaving) this.isAgain = true;
    if (isSaving || overtakenBy || text === base.body) return;
    this.isAgain = false;
    this.unanswered.add(text.trimEnd());
    this.set({ isSaving: true, problem: null });
    const answer = await this.ports.send(text, base.version);
    this.set({ isSaving: false });
    this.take(answer, text);
    const isStillToDo = answer.kind === "overtaken" || this.isAgain;
    if (isStillToDo && answer.kind !== "unreachable") await this.save();
  };

  /** No more tries; what is not saved stays kept. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private take(answer: SaveAnswer, sent: string): void {
    if (answer.kind === "unreachable") {
      this.set({ problem: UNREACHABLE });
      this.wait(Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** this.attempts++));
      return;
    }
    this.attempts = 0;
    if (answer.kind === "refused") this.set({ problem: answer.message });
    else if (answer.kind === "overtaken") this.merge(answer.newer);
    else {
      this.unanswered.clear();
      const { base, mergedWith } = this.state;
      const isOfMerge = mergedWith === base.by;
      this.set({
        base: { version: answer.version, body: sent, by: "" },
        mergedWith: isOfMerge ? mergedWith : null,
      });
    }
  }

  private merge(newer: SavedText): void {
    const { base, text } = this.state;
    const isOurs = this.unanswered.has(newer.body);
    const merged = isOurs ? text : cleanMerge(mergeTexts(base.body, text, newer.body));
    if (merged === null) {
      this.set({ overtakenBy: newer });
      return;
    }
    // Our own words, stored although the answer was lost, are nobody's to speak of.
    const mergedWith = isOurs ? this.state.mergedWith : newer.by;
    this.set({ base: newer, text: merged, overtakenBy: null, mergedWith });
    this.ports.show(merged);
    this.wait(QUIET_MS);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private set(change: Partial<SaverState>): void {
    this.state = { ...this.state, ...change };
    const { text, base } = this.state;
    // A draft that was never taken up here is not ours to drop.
    if (this.isTouched) this.ports.keep(text === base.body ? null : { text, base });
    for (const listener of this.listeners) listener();
  }
}
