"use client";
import { Failure } from "@/components/frame/failure";

export default function ErrorPage(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <Failure isWholePage={false} error={props.error} retry={props.reset} />;
}
