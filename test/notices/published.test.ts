/** What is public of a decision is what it says by now: what a revision has made of it, and nothing of what was taken back. */
import { expect, it } from "@jest/globals";
import type { Document } from "../../functions/domain/notices/document.ts";
import { publishedOf } from "../../functions/domain/notices/published.ts";
import type { Now } from "../../functions/domain/notices/standing.ts";

const matter = { code: "consult-water", name: "取水许可", nameEn: "Water" };
const issuedBy = { id: "water", name: "水务局", nameEn: "Water" };
const decidedAt = "2026-03-02T01:00:00.000Z";

const decision = (kind: string, result: string) =>
  ({
    number: "深龙水许〔2026〕1号",
    reviewId: "a1.consult-water",
    matter,
    issuedBy,
    at: decidedAt,
    body: { kind, result, decidedAt },
  }) as unknown as Document;

/** @param result as the record has it by now */
const published = (document: Document, result: string) =>
  publishedOf(
    {
      application: { decidedAt, decision: { matters: [{ reviewId: "a1.consult-water", result }] } },
      reviews: [],
      documents: [document],
    } as unknown as Now,
    "Asia/Shanghai",
  );

it("a grant is listed as it stands by now, and no more once it is none", () => {
  const granted = decision("licence-decision", "granted");
  expect(published(granted, "granted")).toEqual([
    {
      number: granted.number,
      decidedOn: "2026-03-02",
      result: "granted",
      matter,
      organ: issuedBy,
      licence: null,
      underReview: false,
    },
  ]);
  expect(published(granted, "granted-with-conditions")).toMatchObject([
    { result: "granted-with-conditions" },
  ]);
  for (const revised of ["refused", "not-examined", "not-applicable"])
    expect(published(granted, revised)).toEqual([]);
});

it("neither a refusal nor another document is public", () => {
  expect(published(decision("licence-decision", "refused"), "refused")).toEqual([]);
  expect(published(decision("summary", "granted"), "granted")).toEqual([]);
});
