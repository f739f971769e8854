"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { refreshOnline } from "./refresh";

const EVERY_MS = 1_500;
/** What has not moved by then moves too slowly to watch. */
const FOR_MS = 120_000;

/** Reads the page again and again while something on it is about to change that no notice tells of. */
export function KeepFresh({ while: isMoving }: { while: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => refreshOnline(router), EVERY_MS);
    const end = setTimeout(() => clearInterval(timer), FOR_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [isMoving, router]);
  return null;
}
