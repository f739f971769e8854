import { ask } from "@/components/frame/ask";
import { makeKey } from "@/components/ui/keys/key";

/** This open page, as long as it is open. */
const TAB = makeKey();
/** How often keystrokes are told; far more seldom than they fall. */
const TELL_WRITING_MS = 4_000;

type Words = { writing?: string | null; isLeaving?: boolean; asks?: boolean };

/** Says that this page is in a room. Nobody waits for it, and a lost word is said again. */
export function tellPresence(incident: number, words: Words): void {
  // It must go out though the page is going away.
  void ask(`/api/console/incidents/${incident}/presence`, {
    body: { tab: TAB, ...words },
    keepalive: true,
  });
}

let told: { place: string; at: number } | null = null;

/** Says where this person writes; called at every key, told now and then. */
export function tellWriting(incident: number, place: string): void {
  const at = performance.now();
  if (told?.place === `${incident} ${place}` && at - told.at < TELL_WRITING_MS) return;
  told = { place: `${incident} ${place}`, at };
  tellPresence(incident, { writing: place });
}

/** Says that this page is still here, and still writing where it just was. */
export function tellStillHere(incident: number): void {
  const [room, place] = told?.place.split(" ") ?? [];
  const isWriting = told && performance.now() - told.at < TELL_WRITING_MS;
  tellPresence(incident, isWriting && place && room === `${incident}` ? { writing: place } : {});
}

/** Says that the writing there is over, if it was told at all. */
export function tellWritten(incident: number, place: string): void {
  if (told?.place !== `${incident} ${place}`) return;
  told = null;
  tellPresence(incident, { writing: null });
}
