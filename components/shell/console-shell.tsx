import Link from "next/link";
import type { ReactNode } from "react";
import { DeclareButton } from "@/components/incidents/declare-button";
import { ZoneToggle } from "@/components/ui/time";
import { AccountMenu } from "./account-menu";
import { NavLinks } from "./nav-links";
import { Wordmark } from "./wordmark";

/** The frame of every page behind sign-in: a sidebar on a desk, a bar at the thumb on a phone. */
export function ConsoleShell(props: {
  person: { name: string; role: string };
  declareReason: string | null;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-sm bg-panel p-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="flex items-center justify-between gap-2 border-b bg-panel px-4 py-2 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:gap-5 md:border-r md:border-b-0 md:px-3 md:py-4">
        <Link href="/incidents" className="rounded-sm md:px-2">
          <Wordmark />
        </Link>
        <DeclareButton disabledReason={props.declareReason} />
        <div className="hidden md:block">
          <NavLinks label="Main" look="sidebar" />
        </div>
        <div className="flex items-center md:mt-auto md:flex-col md:items-stretch md:gap-1">
          <span className="hidden md:inline">
            <ZoneToggle />
          </span>
          <AccountMenu {...props.person} />
        </div>
      </header>
      <main id="main" className="min-w-0 pb-20 md:pb-8">
        {props.children}
      </main>
      <div className="fixed inset-x-0 bottom-0 z-30 border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden">
        <NavLinks label="Main, at the bottom" look="tabs" />
      </div>
    </div>
  );
}
