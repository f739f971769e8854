import "server-only";
import path from "node:path";
import { Font, StyleSheet } from "@react-pdf/renderer";

const FONTS = path.join(process.cwd(), "lib/learn/postmortems/pdf/fonts");

Font.register({
  family: "Geist",
  fonts: [
    { src: path.join(FONTS, "Geist_400Regular.ttf") },
    { src: path.join(FONTS, "Geist_400Regular_Italic.ttf"), fontStyle: "italic" },
    { src: path.join(FONTS, "Geist_600SemiBold.ttf"), fontWeight: 600 },
    // No own cut: bold italics are rare enough to be set upright.
    { src: path.join(FONTS, "Geist_600SemiBold.ttf"), fontWeight: 600, fontStyle: "italic" },
  ],
});
Font.register({ family: "Geist Mono", src: path.join(FONTS, "GeistMono_400Regular.ttf") });
// Host names and commands must never be broken by a hyphen that is not theirs.
Font.registerHyphenationCallback((word) => [word]);

const INK = "#1a1d24";
const SOFT = "#5b616e";
const LINE = "#d9dce2";
const ACCENT = "#4338ca";

/** How a printed postmortem looks; lengths are points. */
export const styles = StyleSheet.create({
  page: {
    paddingTop: 64,
    paddingBottom: 68,
    paddingHorizontal: 62,
    fontFamily: "Geist",
    fontSize: 10,
    color: INK,
  },
  // Not on the page: react-pdf multiplies the line height of what stands on every page anew for each
  // page, until numbers overflow (diegomura/react-pdf#3452).
  body: { fontSize: 10, lineHeight: 1.5 },
  running: {
    position: "absolute",
    left: 62,
    right: 62,
    flexDirection: "row",
    justifyContent: "space-between",
    fontSize: 8,
    color: SOFT,
  },
  runningHead: { top: 34 },
  runningFoot: { bottom: 34 },
  kicker: { fontSize: 9, color: SOFT, marginBottom: 6 },
  title: { fontSize: 21, fontWeight: 600, lineHeight: 1.25, letterSpacing: -0.3 },
  facts: {
    flexDirection: "row",
    flexWrap: "wrap",
    borderTopWidth: 1,
    borderBottomWidth: 1,
    borderColor: LINE,
    marginTop: 16,
    marginBottom: 6,
    paddingVertical: 8,
  },
  fact: { width: "33.33%", paddingRight: 10, paddingVertical: 3 },
  factName: { fontSize: 8, color: SOFT },
  heading: { fontSize: 14, fontWeight: 600, marginTop: 20, marginBottom: 4, lineHeight: 1.3 },
  subheading: { fontSize: 11, fontWeight: 600, marginTop: 10, marginBottom: 2 },
  block: { marginTop: 5 },
  item: { flexDirection: "row" },
  bullet: { width: 16, marginTop: 5, color: SOFT },
  itemBody: { flex: 1 },
  quote: { borderLeftWidth: 2, borderColor: LINE, paddingLeft: 10, marginTop: 6, color: SOFT },
  code: {
    fontFamily: "Geist Mono",
    fontSize: 8.5,
    lineHeight: 1.45,
    backgroundColor: "#f4f5f7",
    padding: 8,
    marginTop: 6,
    borderRadius: 3,
  },
  inlineCode: { fontFamily: "Geist Mono", fontSize: 9 },
  rule: { borderBottomWidth: 1, borderColor: LINE, marginVertical: 8 },
  table: { marginTop: 8, borderTopWidth: 1, borderColor: LINE },
  row: { flexDirection: "row", borderBottomWidth: 1, borderColor: LINE },
  cell: { paddingVertical: 4, paddingRight: 10 },
  strong: { fontWeight: 600 },
  emphasis: { fontStyle: "italic" },
  deleted: { textDecoration: "line-through" },
  link: { color: ACCENT, textDecoration: "underline" },
});
