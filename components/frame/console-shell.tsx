import type { ReactNode } from "react";
import { PaletteButton } from "@/components/find/search/palette-button";
import { KeepFocus } from "@/components/ui/keys/keep-focus";
import { ShortcutHelp } from "@/components/ui/keys/shortcut-help";
import { Link } from "@/components/ui/link";
import { ZoneToggle } from "@/components/ui/time/time";
import { Toaster } from "@/components/ui/toaster";
import { AccountMenu } from "./account-menu";
import { GoToKeys } from "./go-to-keys";
import { NavLinks } from "./nav-links";
import { Wordmark } from "./wordmark";

/** The frame of every page behind sign-in: a sidebar on a desk, a bar at the thumb on a phone. */
export function ConsoleShell(props: {
  person: { name: string; role: string };
  /** The button that starts the main job; it stands at the same place on every page. */
  declare: ReactNode;
  bell: ReactNode;
  children: ReactNode;
}) {
  return (
    <div data-print="block" className="min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-60 rounded-sm bg-raised px-3 py-2 font-medium shadow-overlay focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <header
        data-print="no"
        className="flex h-14 items-center gap-2 border-b bg-panel px-4 md:sticky md:top-0 md:z-30 md:h-dvh md:flex-col md:items-stretch md:gap-4 md:border-r md:border-b-0 md:p-3 md:pt-4"
      >
        <Link href="/incidents" className="mr-auto rounded-sm md:mr-0 md:px-2">
          <Wordmark />
        </Link>
        <div className="md:[&>button]:w-full">{props.declare}</div>
        <PaletteButton />
        <div className="hidden md:block">
          <NavLinks label="Main" look="sidebar" />
        </div>
        <div className="flex items-center md:mt-auto md:flex-col md:items-stretch md:gap-1">
          <div className="hidden md:block">
            <ZoneToggle />
          </div>
          {props.bell}
          <AccountMenu {...props.person} />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 pb-[calc(5rem+env(safe-area-inset-bottom))] md:pb-12"
      >
        {props.children}
      </main>
      <div
        data-print="no"
        className="fixed inset-x-0 bottom-0 z-30 border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <NavLinks label="Main" look="tabs" />
      </div>
      <GoToKeys />
      <KeepFocus />
      <ShortcutHelp />
      <Toaster />
    </div>
  );
}
