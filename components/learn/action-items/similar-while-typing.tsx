"use client";
import { useLookUp } from "@/components/frame/use-look-up";
import type { SimilarItems } from "@/lib/learn/action-items/repeats/repeats";
import { SimilarItemList } from "./similar-items";

/** Fewer letters are about nothing. */
const FEWEST_LETTERS = 6;

/** Items about what is being typed: a promise that comes back says that the last one did not help. */
export function SimilarWhileTyping({ title }: { title: string }) {
  const text = title.trim();
  const isTelling = text.length >= FEWEST_LETTERS && text.length <= 200;
  const query = new URLSearchParams({ title: text });
  const { answer } = useLookUp<SimilarItems>(
    isTelling ? `/api/console/action-items/similar?${query}` : null,
    250,
  );
  return <div aria-live="polite">{answer ? <SimilarItemList similar={answer} /> : null}</div>;
}
