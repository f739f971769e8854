"use client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/text/copy-button";
import { readLimitDigest, sayWait } from "@/lib/platform/core/text/limit-words";
import { Problem } from "./problem";

/** What an error boundary shows; the digest leads to the server's log line. */
export function Failure(props: {
  error: Error & { digest?: string };
  isWholePage: boolean;
  retry: () => void;
}) {
  const { digest } = props.error;
  const seconds = readLimitDigest(digest);
  if (seconds !== null) {
    return (
      <Problem
        title="Too many requests"
        isWholePage={props.isWholePage}
        actions={
          <Button look="primary" onClick={props.retry}>
            Try again
          </Button>
        }
      >
        <p>
          {sayWait("requests", seconds)} Nothing recorded was lost, and text you were typing is kept
          in this browser.
        </p>
      </Problem>
    );
  }
  return (
    <Problem
      title="This page could not be shown"
      isWholePage={props.isWholePage}
      actions={
        <>
          <Button look="primary" onClick={props.retry}>
            Try again
          </Button>
          {digest ? (
            <CopyButton size="md" text={digest}>
              Copy the error number
            </CopyButton>
          ) : null}
        </>
      }
    >
      <p>
        Something went wrong on Muster&rsquo;s side. Nothing recorded was lost, and text you were
        typing is kept in this browser.
      </p>
      {digest ? (
        <p>
          If it happens again, give an admin this number:{" "}
          <span className="font-mono text-ink">{digest}</span>
        </p>
      ) : null}
    </Problem>
  );
}
