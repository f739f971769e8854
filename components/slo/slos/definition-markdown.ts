import type { Definition } from "@/lib/slo/slos/definition-rules";
import { SLI_NAMES, sayMeasurement, sayWindow } from "./say-promise";

type Promised = Definition & { readonly name: string; readonly service: { readonly name: string } };

/** The lines of a definition in the handbook's form: name and words. */
export function definitionLines(slo: Promised): readonly (readonly [string, string])[] {
  const { sli, description, slice, targetPercent } = slo;
  return [
    ["Service", slo.service.name],
    ["SLI", `${SLI_NAMES[sli]}: ${description.trim() || slo.name}`],
    ["Target", `${targetPercent} % ${sayWindow(slo.window)}`],
    ["Measurement", `${sayMeasurement(slo.measurement)}${slice ? saySlice(slice) : ""}`],
  ];
}

/** The queries behind a measurement, each by what it gives. */
export function queriesOf({ measurement }: Pick<Definition, "measurement">) {
  if (measurement.type !== "PROMETHEUS") return [];
  const of = measurement as Readonly<Record<string, unknown>>;
  return (["good", "bad", "total", "value"] as const).flatMap((name) => {
    const query = of[name];
    return typeof query === "string" ? [{ name, query }] : [];
  });
}

/** The same as Markdown, to be pasted into a document. */
export function definitionMarkdown(slo: Promised): string {
  const lines = definitionLines(slo).map(
    ([name, words]) => `**${name}**: ${escapeMarkdown(words)}`,
  );
  const queries = queriesOf(slo).map(
    ({ name, query }) => `${name}:\n\n    ${query.replaceAll("\n", "\n    ")}`,
  );
  return `### ${escapeMarkdown(slo.name)}\n\n${[...lines, ...queries].join("\n\n")}\n`;
}

function saySlice({ minutes, targetPercent }: NonNullable<Definition["slice"]>): string {
  const each = minutes === 1 ? "each minute" : `each ${minutes} minutes`;
  return `; ${each} counts as good when ${targetPercent} % of it is`;
}

/** What people wrote stays what they wrote, on one line. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, "\\$&");
}
