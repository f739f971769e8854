import { expect, it } from "vitest";
import { ROWS_A_PAGE, readInPages } from "./in-pages";

it("reads every key once, in order, never more than a page at a time", async () => {
  const keys = Array.from({ length: 3 * ROWS_A_PAGE + 7 }, (_, n) => n);
  const pages: number[] = [];
  const rows = await readInPages(keys, async (page) => {
    pages.push(page.length);
    return page.map((key) => `row ${key}`);
  });
  expect(rows).toEqual(keys.map((key) => `row ${key}`));
  expect(pages).toEqual([ROWS_A_PAGE, ROWS_A_PAGE, ROWS_A_PAGE, 7]);
});
