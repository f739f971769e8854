"use client";
import { signOut } from "next-auth/react";
import { DropdownMenu } from "radix-ui";
import { rememberChoice } from "@/components/ui/cookie";
import { useZone } from "@/components/ui/zone";

const ITEM =
  "flex w-full cursor-pointer items-center rounded-sm px-2 py-1.5 text-base outline-none data-[highlighted]:bg-sunken";

/** Who one is, the look of the page, and the way out. */
export function AccountMenu({ name, role }: { name: string; role: string }) {
  const { mode, toggle } = useZone();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="flex items-center gap-2 rounded-sm px-2 py-1.5 text-left hover:bg-sunken">
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-ground font-medium text-accent text-xs"
        >
          {initials(name)}
        </span>
        <span className="sr-only md:not-sr-only md:min-w-0 md:leading-4">
          <span className="block truncate font-medium text-sm">{name}</span>
          <span className="block text-ink-faint text-xs">
            {role.charAt(0) + role.slice(1).toLowerCase()}
          </span>
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          className="z-50 min-w-52 rounded-md border border-line bg-panel p-1 shadow-lg"
        >
          <DropdownMenu.Item className={ITEM} onSelect={() => chooseTheme("light")}>
            Light
          </DropdownMenu.Item>
          <DropdownMenu.Item className={ITEM} onSelect={() => chooseTheme("dark")}>
            Dark
          </DropdownMenu.Item>
          <DropdownMenu.Item className={ITEM} onSelect={() => chooseTheme("system")}>
            Same as the system
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={ITEM} onSelect={toggle}>
            {mode === "utc" ? "Show times in my zone" : "Show times in UTC"}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={ITEM} onSelect={() => signOut({ callbackUrl: "/sign-in" })}>
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => (word ?? "").charAt(0).toUpperCase())
    .join("");
}

function chooseTheme(theme: "light" | "dark" | "system"): void {
  rememberChoice("muster-theme", theme);
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme =
    theme === "system" ? (prefersDark ? "dark" : "light") : theme;
}
