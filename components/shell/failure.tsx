"use client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Problem } from "./problem";

/** What an error boundary shows; the digest leads to the server's log line. */
export function Failure(props: {
  error: Error & { digest?: string };
  isWholePage: boolean;
  retry: () => void;
}) {
  const { digest } = props.error;
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
