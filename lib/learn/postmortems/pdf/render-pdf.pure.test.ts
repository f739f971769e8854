import { Socket } from "node:net";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { renderPdf } from "./render-pdf";

const DOCUMENT: PostmortemDocument = {
  ref: "INC-42",
  title: "Łódź, Zürich, naïve: →, ≥",
  severity: "SEV1",
  bySeverityMinutes: { SEV1: 90, SEV2: 30 },
  startedAt: "2026-05-01T10:00:00Z",
  endedAt: "2026-05-01T12:00:00Z",
  durationMinutes: 120,
  services: ["Checkout"],
  timeline: [
    { at: "2026-05-01T10:05:00Z", text: "Lag ≥ 4 GB", evidenceUrl: "https://example.org/graph" },
  ],
  sections: {
    impact: "Checkout failed for **23 %** of users.",
    "root-cause":
      "The *pool* had `no` limit, see [its page](https://example.org/pool) and [this](javascript:alert(1)).\n\n1. One\n   - nested\n\n```\ncode\n  more\n```\n\n> Quote\n\n| A | B |\n|---|---|\n| 1 | 2 |",
    "contributing-factors": "- No alert",
    "went-well": "",
    "went-poorly": "",
    lucky: "",
    lessons: "",
    "slo-impact": "",
  },
  sectionVersions: {
    impact: 1,
    "root-cause": 1,
    "contributing-factors": 1,
    "went-well": 1,
    "went-poorly": 1,
    lucky: 1,
    lessons: 1,
    "slo-impact": 1,
  },
  actionItems: [{ title: "Limit the pool", owner: null, priority: "P1", dueOn: null }],
  state: "IN_REVIEW",
  version: 7,
  owner: "Ada",
  exportedAt: "2026-05-02T08:00:00Z",
};

async function renderText(document: PostmortemDocument, size: "a4" | "letter" = "a4") {
  return Buffer.from(await renderPdf(document, size)).toString("latin1");
}

function countOf(pdf: string, pattern: RegExp): number {
  return pdf.match(pattern)?.length ?? 0;
}

/** What the compressed parts of a PDF say. */
function streamsOf(pdf: string): string[] {
  return [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, packed = ""]) => {
    try {
      return [inflateSync(Buffer.from(packed, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
}

/** How many pieces of text stand on the second, third and fourth page alike. */
function onEveryPage(pdf: string): number {
  const pages = streamsOf(pdf).filter((stream) => stream.includes(" Tf"));
  const [second, ...others] = pages
    .slice(1, 4)
    .map((page) => new Set(page.match(/\[<[^\]]*\] TJ/g) ?? []));
  expect(others).toHaveLength(2);
  return [...(second ?? [])].filter((text) => others.every((page) => page.has(text))).length;
}

describe("a postmortem as PDF", () => {
  beforeEach(() => {
    vi.spyOn(Socket.prototype, "connect").mockImplementation(() => {
      throw new Error("Setting a PDF asked for the network.");
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it("is set without the network, on the paper asked for", async () => {
    expect(await renderText(DOCUMENT, "a4")).toMatch(/MediaBox \[0 0 595\.28\d* 841\.89/);
    expect(await renderText(DOCUMENT, "letter")).toContain("/MediaBox [0 0 612 792]");
  });

  it("links where the text links, and never to a script", async () => {
    const pdf = await renderText(DOCUMENT);
    expect(pdf).toContain("/URI (https://example.org/graph)");
    expect(pdf).toContain("/URI (https://example.org/pool)");
    expect(pdf).not.toContain("javascript:");
  });

  it("has an outline of all sections, a title and a language", async () => {
    const pdf = await renderText(DOCUMENT);
    for (const title of ["Summary", "Timeline", "Root Cause", "Action Items", "SLO Impact"]) {
      expect(pdf, title).toContain(`/Title (${title})`);
    }
    expect(pdf).toContain("/Lang (en)");
  });

  it("embeds its own fonts, so that every letter is there on every machine", async () => {
    const pdf = await renderText(DOCUMENT);
    expect(pdf).toMatch(/\/BaseFont \/[A-Z]+\+Geist-Regular/);
    const maps = streamsOf(pdf).filter((stream) => stream.includes("beginbfrange"));
    for (const letter of "Łóźüï→≥") {
      const code = `<${letter.charCodeAt(0).toString(16).padStart(4, "0")}>`;
      expect(maps.join("\n"), letter).toContain(code);
    }
  });

  it("sets a document of 20,000 words", { timeout: 60_000 }, async () => {
    const lessons = Array.from(
      { length: 180 },
      () => `${"The replica lagged behind by four gigabytes when it began. ".repeat(11)}`,
    ).join("\n\n");
    const long = { ...DOCUMENT, sections: { ...DOCUMENT.sections, lessons } };
    expect(lessons.split(/\s+/).length).toBeGreaterThan(19_000);
    expect(countOf(await renderText(long), /\/Type \/Page\b/g)).toBeGreaterThan(25);
  });

  it("repeats the head of a table on every page that it takes", { timeout: 60_000 }, async () => {
    const timeline = Array.from({ length: 200 }, (_, at) => ({
      text: `Sample ${at} of the lag.`,
      evidenceUrl: null,
      at: new Date(Date.UTC(2026, 4, 1, 10, at)).toISOString(),
    }));
    const impact = Array.from({ length: 3_000 }, (_, at) => `Sample ${at} of the lag.`).join(" ");
    const table = await renderText({ ...DOCUMENT, timeline });
    const prose = await renderText({ ...DOCUMENT, sections: { ...DOCUMENT.sections, impact } });
    // What stands on every page of both is what runs above and below; a table adds the names of its columns.
    expect(onEveryPage(table)).toBe(onEveryPage(prose) + 2);
  });

  it("refuses what would take minutes", async () => {
    const lessons = "word ".repeat(50_000);
    const endless = { ...DOCUMENT, sections: { ...DOCUMENT.sections, lessons } };
    await expect(renderPdf(endless, "a4")).rejects.toMatchObject({ code: "INVALID" });
  });
});
