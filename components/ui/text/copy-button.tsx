"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook, ButtonSize } from "@/components/ui/button-look";

/** Copies a text and says so for two seconds, aloud as well. */
export function CopyButton(props: {
  text: string;
  children: string;
  look?: ButtonLook;
  size?: ButtonSize;
}) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    // Without TLS there is no clipboard to write to: the text can still be selected by hand.
    const copied = navigator.clipboard
      ?.writeText(props.text)
      .then(() => true)
      .catch(() => false);
    setState((await copied) ? "copied" : "refused");
  };
  const words = {
    idle: props.children,
    copied: "Copied",
    refused: "Copy it by hand",
  }[state];
  return (
    <>
      <Button look={props.look ?? "secondary"} size={props.size ?? "sm"} onClick={copy}>
        {state === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {words}
      </Button>
      <span role="status" className="sr-only">
        {state === "idle" ? "" : words}
      </span>
    </>
  );
}
