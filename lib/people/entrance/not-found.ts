import "server-only";
import { notFound } from "next/navigation";
import { DomainError } from "@/lib/platform/core/errors";

/** A page of what may not exist: NOT_FOUND shows the 404 page, also for what one may not know of. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "NOT_FOUND" || error.code === "INVALID"))
      notFound();
    throw error;
  }
}

/** A page of what one may know of but not read is no error: the page says so itself. */
export async function orForbidden<T>(work: Promise<T>): Promise<T | "FORBIDDEN"> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.code === "FORBIDDEN") return "FORBIDDEN";
    throw error;
  }
}
