"use client";

type Router = { readonly refresh: () => void };
let isOwed = false;

/**
 * Reads the page again; without a network, as soon as that is back. Asked in vain, Next would leave the page for
 * the browser's own error page, and with it everything that is typed there.
 */
export function refreshOnline(router: Router): void {
  if (navigator.onLine) {
    router.refresh();
    return;
  }
  if (isOwed) return;
  isOwed = true;
  const read = () => {
    isOwed = false;
    router.refresh();
  };
  window.addEventListener("online", read, { once: true });
}
