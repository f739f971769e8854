"use client";
import { signIn } from "next-auth/react";
import type { SignInRefusal } from "@/lib/people/people/sign-in/refusal-rules";

const MESSAGES: Readonly<Record<SignInRefusal | "CredentialsSignin" | "OAuthSignin", string>> = {
  CredentialsSignin: "E-mail and password do not fit. Check both and try again.",
  OAuthSignin: "The sign-in service cannot be reached. Try again, or use your password.",
  ProviderDown: "The sign-in service cannot be reached. Try again, or use your password.",
  ProviderRefused:
    "The sign-in service answered with an error. Try again; if it stays, tell an admin.",
  Cancelled: "You did not finish signing in with the sign-in service. Try again when you want to.",
  StateMismatch:
    "This sign-in was begun in another window, or took too long. Start again from here.",
  Unverified:
    "The sign-in service has not verified your e-mail address. Verify it there, then try again.",
  NoRole: "There is no Muster account for this person. Ask an admin for an invitation.",
  Disabled: "Your access to Muster has ended. Ask an admin if that is a mistake.",
};

/** The sentence for a code in the address. Never its text: anybody can write a link. */
export function explainSignInError(code: string): string {
  const known = Object.entries(MESSAGES).find(([name]) => name === code);
  return known?.[1] ?? "Signing in did not work. Try again.";
}

/** Signs in. @returns the sentence to show when it did not work. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const wait = await sayIfLimited();
    if (wait !== null) return wait;
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

/** next-auth's client leaves the page, and what was typed with it, where the server asks it to wait. */
async function sayIfLimited(): Promise<string | null> {
  const answer = await fetch("/api/auth/csrf");
  return answer.status === 429 ? String((await answer.json()).detail) : null;
}

/** Opens a page afresh, so that nothing of before remains. */
export function openPage(path: string): void {
  window.location.assign(path);
}
