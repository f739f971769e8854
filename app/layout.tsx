import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ThemeScript } from "@/components/shell/theme";
import { ZoneProvider } from "@/components/ui/zone";

export const metadata: Metadata = {
  title: { default: "Muster", template: "%s · Muster" },
  description: "Incident management, from the first alarm to the last action item.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#101216" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get("muster-theme")?.value;
  const zone = jar.get("muster-zone")?.value ?? "UTC";
  return (
    <html
      lang="en"
      data-theme={theme === "dark" || theme === "light" ? theme : undefined}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
      </head>
      <body>
        <ZoneProvider
          initialZone={zone}
          initialMode={jar.get("muster-utc")?.value === "1" ? "utc" : "own"}
        >
          {children}
        </ZoneProvider>
      </body>
    </html>
  );
}
