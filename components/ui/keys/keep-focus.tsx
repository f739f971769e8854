"use client";
import { useEffect } from "react";

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';

const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/**
 * Keeps the focus on the page. Where what had it is taken away (an item is removed, a button gives way to the
 * next step, another page comes), it moves to the nearest thing that is left: first beside it, then around it,
 * at last the main part. So nobody who works by keyboard has to start again at the top.
 */
export function KeepFocus() {
  useEffect(() => {
    /** Where the focus was, and where it was before a dialog or menu took it. */
    let trail: readonly Place[] = [];
    let outside: readonly Place[] = [];
    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof HTMLElement)) return;
      trail = trailOf(event.target);
      if (!event.target.closest(FLOATING)) outside = trail;
    };
    const restore = () => {
      if (document.activeElement !== document.body || trail.length === 0) return;
      if (isThere(trail)) {
        // It was left on purpose: by Escape, or a press on empty ground.
        trail = [];
        return;
      }
      const back = isThere(outside) ? outside[0]?.element : nearest(outside);
      (nearest(trail) ?? back ?? document.getElementById("main"))?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => requestAnimationFrame(restore));
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
  return null;
}

/** An element with its position among its parent's children, so that its place is known once it is gone. */
type Place = { readonly element: HTMLElement; readonly index: number };

function trailOf(element: HTMLElement): Place[] {
  const trail: Place[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
    trail.push({ element: at, index: [...(at.parentElement?.children ?? [])].indexOf(at) });
  }
  return trail;
}

function isThere([place]: readonly Place[]): boolean {
  return place?.element.isConnected === true && isShown(place.element);
}

/** The next thing in what is left around the lost element; null when nothing of its part is left. */
function nearest(trail: readonly Place[]): HTMLElement | null {
  const main = document.getElementById("main");
  for (const [depth, { element }] of trail.entries()) {
    if (!element.isConnected || !isShown(element)) continue;
    if (main && element.contains(main)) return null;
    const gone = trail[depth - 1];
    const from = element.children[Math.min(gone?.index ?? 0, element.children.length - 1)];
    const inside = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isShown);
    const next = inside.find((each) => from && !isBefore(each, from)) ?? inside.at(-1);
    if (next) return next;
  }
  return null;
}

function isBefore(element: Element, other: Element): boolean {
  if (other.contains(element)) return false;
  return Boolean(element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}
