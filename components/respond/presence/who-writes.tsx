"use client";
import type { ReactNode } from "react";
import { usePresent } from "./rooms";

/** "Grace is writing", where others write at this very moment; else `children`. */
export function WhoWrites(props: {
  incident: number;
  /** Oneself is not told of. */
  userId: string;
  place: string;
  children?: ReactNode;
}) {
  const { incident, userId, place, children } = props;
  const writers = usePresent(incident).filter(
    ({ id, writing }) => id !== userId && writing.includes(place),
  );
  if (writers.length === 0) return children;
  const names = writers.map(({ name }) => name.split(/\s+/)[0]);
  return names.length === 1 ? `${names[0]} is writing …` : `${names.join(" and ")} are writing …`;
}
