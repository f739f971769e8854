import { SECTION_KEYS, SECTIONS } from "@/lib/learn/postmortems/template";

/** What a place where somebody writes is called in a list of people. */
export function nameOfPlace(place: string): string {
  if (place === "timeline") return "writing an entry";
  if (place === "update") return "writing an update";
  const section = SECTION_KEYS.find((key) => place === `section:${key}`);
  return section ? `writing in ${SECTIONS[section].title}` : "writing";
}
