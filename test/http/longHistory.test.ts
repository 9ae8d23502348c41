/** A history of any length comes in pages that a gateway hands on, each event once and in its order (row E10). */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  eventsAfter,
  inOrder,
  MOST_BYTES,
  MOST_EVENTS,
  type Place,
} from "../../functions/http/application/eventPage.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

type Event = Place & { text: string };

/** Events of three records, four at each instant. */
const history = (count: number, text: (n: number) => string): Event[] =>
  Array.from({ length: count }, (_, n) => ({
    at: `2026-03-02T${String(Math.floor(n / 240)).padStart(2, "0")}:${String(Math.floor(n / 4) % 60).padStart(2, "0")}:00.000Z`,
    subject: `case.review-${n % 3}`,
    seq: n,
    text: text(n),
  })).sort(inOrder);

const bytesOf = (event: Event): number => Buffer.byteLength(JSON.stringify(event));

function pagesOf(all: readonly Event[]): Event[][] {
  const pages: Event[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { events, nextCursor } = eventsAfter(all, cursor, bytesOf);
    pages.push(events);
    cursor = nextCursor;
  }
  return pages;
}

describe("a long history", () => {
  it.each<[string, Event[]]>([
    ["of many short events", history(1601, () => "短")],
    ["of events as long as they may be", history(300, () => "长".repeat(5000))],
    ["of short and long ones", history(900, (n) => "字".repeat((n * 37) % 3000))],
    ["with one that is longer than a page", history(3, (n) => (n === 1 ? "长".repeat(200_000) : "短"))],
  ])("%s: every event once, in its order, on pages that are bounded", (_, all) => {
    const pages = pagesOf(all);
    expect(pages.flat()).toEqual(all);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(MOST_EVENTS);
      if (page.length > 1)
        expect(page.reduce((sum, one) => sum + bytesOf(one), 0)).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  it("is one page where it is short, and none where nothing has happened", () => {
    expect(pagesOf(history(41, () => "短"))).toHaveLength(1);
    expect(pagesOf([])).toEqual([[]]);
  });
});

describe("by HTTP", () => {
  let office: World;
  let applicant: Applicant;
  beforeAll(async () => {
    office = await world();
    applicant = await office.submit();
  });
  afterAll(() => office.stop());
  const events = (query = "") =>
    office.call(
      "GET",
      `/v1/applications/${applicant.applicationId}/events${query}`,
      undefined,
      office.as.applicant(applicant),
    );

  it("a usual case is one answer", async () => {
    const { body } = await events();
    expect(body.events.length).toBeGreaterThan(20);
    expect(body.nextCursor).toBeNull();
  });

  it.each([
    "x",
    "eyJ9",
    Buffer.from('["now","a",1]').toString("base64url"),
    Buffer.from("[1,2]").toString("base64url"),
  ])("takes no cursor that is none of its own: %s", async (cursor) => {
    const { status, body } = await events(`?cursor=${cursor}`);
    expect([status, body.errors?.[0]?.path]).toEqual([400, "cursor"]);
  });
});
