"use client";
import { ChevronsUpDown, Globe, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Offer } from "@/components/ui/offer";
import { useZone } from "@/components/ui/time/zone";
import { chooseTheme, chosenTheme, type Theme } from "./theme";

const THEMES = [
  { value: "light", name: "Light", icon: <Sun size={16} aria-hidden /> },
  { value: "dark", name: "Dark", icon: <Moon size={16} aria-hidden /> },
  { value: "system", name: "Same as the system", icon: <Monitor size={16} aria-hidden /> },
] as const;

/** Who one is, the look of the page, the zone of its times, and the way out. */
export function AccountMenu({ name, role }: { name: string; role: string }) {
  const { mode, toggle } = useZone();
  const [theme, setTheme] = useState<Theme | null>(null);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  const zoneLabel = mode === "utc" ? "Show times in my zone" : "Show times in UTC";
  const leave = () => void signOut({ callbackUrl: "/sign-in" });
  return (
    <>
      {THEMES.map((each) => (
        <Offer
          key={each.value}
          shortcut={{
            label: `Appearance: ${each.name.toLowerCase()}`,
            run: () => choose(each.value),
            group: "Everywhere",
          }}
        />
      ))}
      <Offer shortcut={{ label: zoneLabel, run: toggle, group: "Everywhere" }} />
      <Offer shortcut={{ label: "Sign out", run: leave, group: "Everywhere" }} />
      <DropdownMenu align="start" trigger={<AccountButton name={name} role={role} />}>
        <MenuChoice
          label="Appearance"
          choices={THEMES}
          value={theme ?? chosenThemeInBrowser()}
          onChange={choose}
        />
        <MenuSeparator />
        <MenuItem icon={<Globe size={16} aria-hidden />} onSelect={toggle}>
          {zoneLabel}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<LogOut size={16} aria-hidden />} onSelect={leave}>
          Sign out
        </MenuItem>
      </DropdownMenu>
    </>
  );
}

type AccountButtonProps = React.ComponentProps<"button"> & { name: string; role: string };

/** The menu passes its own attributes and ref in `rest`. */
function AccountButton({ name, role, ...rest }: AccountButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className="flex min-h-11 min-w-11 items-center gap-2.5 rounded-sm p-2 text-left transition-colors duration-150 hover:bg-sunken data-[state=open]:bg-sunken"
    >
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-ground font-medium text-accent text-xs"
      >
        {initials(name)}
      </span>
      <span className="min-w-0 flex-1 max-md:sr-only">
        <span className="block truncate font-medium text-sm leading-4">{name}</span>
        <span className="block text-ink-faint text-xs">
          {role.charAt(0) + role.slice(1).toLowerCase()}
        </span>
      </span>
      <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-faint max-md:hidden" />
    </button>
  );
}

/** The menu's content is only rendered once opened, that is, in a browser; the server asks in vain. */
function chosenThemeInBrowser(): Theme {
  return typeof document === "undefined" ? "system" : chosenTheme();
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => (word ?? "").charAt(0).toUpperCase())
    .join("");
}
