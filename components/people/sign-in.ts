"use client";
import { signIn } from "next-auth/react";

const MESSAGES: Readonly<Record<string, string>> = {
  CredentialsSignin: "E-mail and password do not fit. Check both and try again.",
  OAuthSignin: "The sign-in service cannot be reached. Try again, or use your password.",
  NoAccount: "There is no Muster account for this person. Ask an admin for an invitation.",
};

/** The sentence for a code in the address. Never its text: anybody can write a link. */
export function explainSignInError(code: string): string {
  return MESSAGES[code] ?? "Signing in did not work. Try again.";
}

/** Signs in. @returns the sentence to show when it did not work. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    // Without an address of its own next-auth takes this page's, and reads an old error out of it.
    const callbackUrl = "/incidents";
    const answer = await signIn("password", { email, password, callbackUrl, redirect: false });
    if (answer?.ok && !answer.error) return null;
    const error = answer?.error ?? "";
    // The server's own sentence, such as how long to wait, or one of next-auth's codes.
    return error.includes(" ") ? error : explainSignInError(error);
  } catch {
    return "Muster cannot be reached. Try again when you are online.";
  }
}

/** Opens a page afresh, so that nothing of before remains. */
export function openPage(path: string): void {
  window.location.assign(path);
}
