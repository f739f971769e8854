import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { hashPassword } from "@/lib/people/people/secrets";
import { invalidField } from "@/lib/platform/core/errors";
import { type Chooser, isCommon, isPersonal } from "./password-rules";

let known: ReadonlySet<string> | undefined;

/**
 * The hash of a password that somebody chose: the only way to one that is stored.
 * @throws DomainError INVALID for one that is tried first (the package knows some 49,000, the best known first),
 *   or that is made of the person's own name or address
 */
export async function hashNewPassword(password: string, chooser: Chooser): Promise<string> {
  known ??= new Set(dictionary["passwords-common"] as string[]);
  if (isCommon(password, known)) {
    throw invalidField("password", "This password is on every list of guesses: choose another.");
  }
  if (isPersonal(password, chooser)) {
    const message = "This is little more than your name or address: choose something else.";
    throw invalidField("password", message);
  }
  return hashPassword(password);
}
