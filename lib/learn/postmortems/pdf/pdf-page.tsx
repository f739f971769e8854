import "server-only";
import { Document, Page, Text, View } from "@react-pdf/renderer";
import {
  editionOf,
  type PostmortemDocument,
} from "@/lib/learn/postmortems/markdown/markdown-rules";
import type { Block } from "@/lib/platform/core/markdown/tree";
import type { PaperSize } from "./paper";
import { Blocks } from "./pdf-blocks";
import { styles } from "./pdf-styles";

const PAPER = { a4: "A4", letter: "LETTER" } as const;

/** A postmortem on paper: who, when, zone, state and revision on top, then the sections of the export. */
export function PostmortemPdf(props: {
  document: PostmortemDocument;
  body: readonly Block[];
  size: PaperSize;
}) {
  const { document, body, size } = props;
  const { ref, title, owner, exportedAt } = document;
  return (
    <Document
      title={`${ref} Postmortem: ${title}`}
      subject={`Postmortem, ${editionOf(document)}`}
      author={owner ?? "Muster"}
      creator="Muster"
      producer="Muster"
      language="en"
      creationDate={new Date(exportedAt)}
      pageMode="useOutlines"
    >
      <Page size={PAPER[size]} style={styles.page}>
        <Running document={document} />
        <View style={styles.body}>
          <Text style={styles.kicker}>Postmortem of {ref}</Text>
          <Text style={styles.title}>{title}</Text>
          <View style={styles.facts}>
            {factsOf(document).map(([name, value]) => (
              <View key={name} style={styles.fact}>
                <Text style={styles.factName}>{name}</Text>
                <Text>{value}</Text>
              </View>
            ))}
          </View>
          <Blocks blocks={body} />
        </View>
      </Page>
    </Document>
  );
}

/** What stands on every page, so that a single sheet still says what it is. */
function Running({ document }: { document: PostmortemDocument }) {
  const { ref, title, exportedAt } = document;
  return (
    <>
      <View style={[styles.running, styles.runningHead]} fixed>
        <Text>{shorten(title, 70)}</Text>
        <Text>{ref}</Text>
      </View>
      <View style={[styles.running, styles.runningFoot]} fixed>
        <Text>
          {editionName(document)}. Exported {minuteOf(exportedAt)} UTC.
        </Text>
        <Text render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />
      </View>
    </>
  );
}

function factsOf(document: PostmortemDocument): [string, string][] {
  const { ref, severity, startedAt, endedAt, owner } = document;
  return [
    ["Incident", `${ref}, ${severity}`],
    ["Started", `${minuteOf(startedAt)} UTC`],
    ["Ended", endedAt ? `${minuteOf(endedAt)} UTC` : "Ongoing"],
    ["Owner", owner ?? "Nobody"],
    ["State", editionName(document)],
    ["Time zone", "All times are UTC"],
  ];
}

function editionName(document: PostmortemDocument): string {
  const words = editionOf(document);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function minuteOf(at: string): string {
  return at.slice(0, 16).replace("T", " ");
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
