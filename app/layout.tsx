import "./globals.css";
import "./print.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ZoneProvider } from "@/components/ui/time/zone";

export const metadata: Metadata = {
  title: { default: "Muster", template: "%s · Muster" },
  description: "Incident management, from the first alarm to the last action item.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // The keyboard of a phone pushes up what is docked at the bottom instead of covering it.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#111216" },
  ],
};

/**
 * Theme and zone come from cookies, so that the first paint is already right and no script has to run
 * before it. Without a chosen theme the style sheet follows the system by itself.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get("muster-theme")?.value;
  return (
    <html lang="en" data-theme={theme === "dark" || theme === "light" ? theme : undefined}>
      <body>
        <ZoneProvider
          initialZone={jar.get("muster-zone")?.value ?? "UTC"}
          initialMode={jar.get("muster-utc")?.value === "1" ? "utc" : "own"}
        >
          {children}
        </ZoneProvider>
      </body>
    </html>
  );
}
