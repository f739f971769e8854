"use client";
import { type Shortcut, useShortcut } from "./keys/shortcut";

/** A `useShortcut` as an element, for actions that come and go: it shows nothing where it stands. */
export function Offer({ shortcut }: { shortcut: Shortcut }) {
  useShortcut(shortcut);
  return null;
}
