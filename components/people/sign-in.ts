"use client";
import { signIn } from "next-auth/react";

const MESSAGES: Readonly<Record<string, string>> = {
  CredentialsSignin: "E-mail and password do not fit. Check both and try again.",
  NoAccount: "There is no Muster account for this person. Ask an admin for an invitation.",
};

/** The sentence for what next-auth answers. A limit already comes as a sentence. */
export function explainSignInError(error: string): string {
  if (MESSAGES[error]) return MESSAGES[error];
  return error.includes(" ") ? error : "Signing in did not work. Try again.";
}

/** Signs in. @returns the sentence to show when it did not work. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn("password", { email, password, redirect: false });
    return answer?.ok && !answer.error ? null : explainSignInError(answer?.error ?? "");
  } catch {
    return "Muster cannot be reached. Try again when you are online.";
  }
}

/** Opens the board with a fresh page, so that nothing of before remains. */
export function openBoard(): void {
  window.location.assign("/incidents");
}
