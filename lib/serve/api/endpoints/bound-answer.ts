import type { z } from "zod";

/**
 * What JSON makes of a value: an instant becomes text, what is `undefined` is left out, a file stays itself.
 */
type Wire<T> = T extends Date
  ? string
  : T extends string | number | boolean | null | undefined | Uint8Array | ReadableStream
    ? T
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<Exclude<T[Key], undefined>> | Missing<T, Key> }
        : T;

/** A field that has to be there cannot be `undefined`; one that may be left out simply is. */
type Missing<T, Key extends keyof T> =
  Record<never, never> extends Pick<T, Key> ? never : Extract<T[Key], undefined>;

/** The fields of a result, at any depth, that its documented answer does not have; `never` if there are none. */
type Undocumented<T, Answer> = T extends readonly (infer Item)[]
  ? Answer extends readonly (infer Told)[]
    ? Undocumented<Item, Told>
    : never
  : T extends Uint8Array | ReadableStream | string | number | boolean | null | undefined
    ? never
    : T extends object
      ? {
          [Key in keyof T & string]: Key extends KeysOf<Answer>
            ? Undocumented<T[Key], FieldOf<Answer, Key>>
            : Key;
        }[keyof T & string]
      : never;

/** Over unions: a field that any of them has. */
type KeysOf<T> = T extends object ? keyof T : never;
type FieldOf<T, Key extends PropertyKey> = T extends { readonly [K in Key]?: infer Field }
  ? Field
  : T extends { readonly [index: string]: infer Field }
    ? Field
    : never;

/**
 * Holds a documented answer to what its call returns, for the compiler: a result that the schema would refuse,
 * or one with a field that the reference does not tell of, makes the endpoint not compile.
 */
export type Bound<Result, Answer extends z.ZodType> =
  Wire<Result> extends z.output<Answer>
    ? [Undocumented<Wire<Result>, z.output<Answer>>] extends [never]
      ? unknown
      : { readonly answer: { readonly undocumented: Undocumented<Wire<Result>, z.output<Answer>> } }
    : { readonly answer: { readonly doesNotTake: Wire<Result> } };
