"use client";
import "./globals.css";
import { Failure } from "@/components/frame/failure";

/** Stands in for the root layout when that itself fails. */
export default function GlobalError(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Muster could not be shown</title>
        <Failure isWholePage error={props.error} retry={props.reset} />
      </body>
    </html>
  );
}
