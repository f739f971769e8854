"use client";
import { useRouter } from "next/navigation";
import { Offer } from "@/components/ui/offer";
import { PLACES } from "./nav-links";

/** `G`, then the letter of a place, goes there; the palette lists the same places, and some without a letter. */
export function GoToKeys() {
  const router = useRouter();
  return [...PLACES, ...WITHOUT_KEY].map(({ href, name, key }) => (
    <Offer
      key={href}
      shortcut={{
        key: key && `G ${key}`,
        label: name,
        run: () => router.push(href),
        group: "Go to",
      }}
    />
  ));
}

const WITHOUT_KEY = [
  { href: "/runbooks", name: "Runbooks", key: undefined },
  { href: "/teams", name: "Teams", key: undefined },
  { href: "/settings/sessions", name: "Your sessions", key: undefined },
  { href: "/settings/tokens", name: "API tokens", key: undefined },
  { href: "/docs/api", name: "API reference", key: undefined },
] as const;
