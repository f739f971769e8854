"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { readKept, writeKept } from "./kept";

type Value = string | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;

/** What sends a form: `useAction`, or what is made of it. */
type Sending<Input, Result> = {
  readonly run: (input: Input, onDone?: (result: Result) => void) => void;
  readonly pending: boolean;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly message: string | null;
  readonly clear: () => void;
};

/** A form as its parts need it: what stands in it, what was refused, and whether it is on its way. */
export type Drafted<T extends Values> = Pick<
  Sending<never, never>,
  "pending" | "fields" | "message"
> & {
  readonly values: T;
  readonly set: (changes: Partial<T>) => void;
  /** Whether what stands in it was found from an earlier visit. */
  readonly isRestored: boolean;
  /** How often it was begun anew: the key of a part that holds its text by itself. */
  readonly round: number;
  /** Lets go of what was typed. */
  readonly startOver: () => void;
  /** Lets go of what was refused, and of nothing that was typed. */
  readonly dismiss: () => void;
};

/**
 * A form whose every change is kept in this browser under `key` until it was sent: Escape, a reload or a crash lose
 * nothing. Only what differs from `initial` is kept, so that untouched fields follow the record.
 * @param sending runs the action; what was kept is let go once it is done
 */
export function useDrafted<T extends Values, Input, Result, S extends Sending<Input, Result>>(
  sending: S & Sending<Input, Result>,
  key: string,
  initial: T,
): Omit<S, "run" | "clear"> & Drafted<T> & { run: Sending<Input, Result>["run"] } {
  const [changes, setChanges] = useState<Partial<T>>({});
  const [isRestored, setRestored] = useState(false);
  const [round, setRound] = useState(0);
  const base = useRef(initial);
  base.current = initial;
  // As they are now, whichever render a part of the form got its `set` from.
  const latest = useRef<Partial<T>>({});
  // The form in which something was typed.
  const touched = useRef<string | null>(null);
  const show = useCallback((next: Partial<T>) => {
    latest.current = next;
    setChanges(next);
  }, []);
  useEffect(() => {
    // Words typed before the page came alive are newer than the ones kept.
    if (touched.current === key) return;
    const kept = changesIn<T>(readKept(key), base.current);
    show(kept);
    setRestored(Object.keys(kept).length > 0);
  }, [key, show]);
  const set = (more: Partial<T>) => {
    touched.current = key;
    const all = differing({ ...latest.current, ...more }, base.current);
    show(all);
    setRestored(false);
    writeKept(key, Object.keys(all).length === 0 ? null : JSON.stringify(all));
  };
  const startOver = useCallback(() => {
    show({});
    setRestored(false);
    setRound((before) => before + 1);
    writeKept(key, null);
  }, [key, show]);
  const { run, clear, ...rest } = sending;
  const runAndLetGo = (input: Input, onDone?: (result: Result) => void) =>
    run(input, (result) => {
      startOver();
      onDone?.(result);
    });
  const values = { ...initial, ...changes };
  return { ...rest, run: runAndLetGo, values, set, isRestored, round, startOver, dismiss: clear };
}

function differing<T extends Values>(changes: Partial<T>, initial: T): Partial<T> {
  const pairs = Object.entries(changes).filter(([field, value]) => !isSame(value, initial[field]));
  return Object.fromEntries(pairs) as Partial<T>;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What an earlier version of the form kept may not fit this one: fields that are gone are left out. */
function changesIn<T extends Values>(kept: string | null, initial: T): Partial<T> {
  if (kept === null) return {};
  try {
    const found: unknown = JSON.parse(kept);
    const pairs = Object.entries(Object(found)).filter(
      ([field, value]) => field in initial && kindOf(value) === kindOf(initial[field]),
    );
    return differing(Object.fromEntries(pairs) as Partial<T>, initial);
  } catch {
    return {};
  }
}

/** Null stands for "no time given" beside text, so both are of one kind. */
function kindOf(value: unknown): string {
  if (value === null) return "string";
  return Array.isArray(value) ? "list" : typeof value;
}
