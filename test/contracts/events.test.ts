/** Every type of event has one row, and what is stored is held to it without a byte being changed. */
import { describe, expect, it } from "@jest/globals";
import type * as z from "zod";
import { SOMEBODY } from "../support/people.ts";
import { EVENTS, isEventType, rowOf, WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { parseHistory, toStored, Unreadable } from "../../functions/contracts/stored.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { EVENTS as en } from "../../functions/words/en/events.ts";
import { EVENTS as zh } from "../../functions/words/zh/events.ts";
import { HISTORIES } from "../notices/samples.ts";

const samples: readonly CaseEvent[] = [
  ...new Map(
    Object.values(HISTORIES)
      .flat()
      .flatMap(({ events }) => events.map((event) => [event.type, event] as const)),
  ).values(),
];

const stored = (event: object) =>
  JSON.stringify({ seq: 1, at: "2026-03-02T01:00:00.000Z", by: SOMEBODY, event, hash: "h" });

const read = (text: string) => parseHistory([text], "p")[0]!;

/** Whether its row says that events without this part are on record. */
const isNewer = ({ type }: CaseEvent, part: string): boolean =>
  (EVENTS[type].data.shape as Readonly<Record<string, z.ZodType>>)[part]!.safeParse(undefined).success;

/** Why it cannot be read. */
function causeOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    return String((error as Error).cause);
  }
  throw new Error("it can be read");
}

describe("the row of an event", () => {
  it.each(samples.map((event) => [event.type, event] as const))(
    "takes a stored %s as it is, and not without any one of its parts, but for those that older ones had not",
    (_, event) => {
      const text = stored(event);
      expect(toStored(read(text))).toBe(text);
      for (const part of Object.keys(event)) {
        const { [part]: _left, ...rest } = event as unknown as Record<string, unknown>;
        if (isNewer(event, part)) expect(toStored(read(stored(rest)))).toBe(stored(rest));
        else expect(() => read(stored(rest))).toThrow(Unreadable);
        expect(() => read(stored({ ...rest, [part]: 7.5 }))).toThrow(Unreadable);
      }
    },
  );

  it("is looked at for many of them", () => {
    expect(samples.length).toBeGreaterThan(14);
  });

  it("passes on a field that only a later version knows", () => {
    const event = { ...samples.find(({ type }) => type === "review-served"), since: "later" };
    expect(read(stored(event)).event).toEqual(event);
  });

  it("reads a revocation, and one that was asked for, as they were written when a day of the hearing was all that was asked for", () => {
    const request = { reasons: "r", article: "a", decidedBy: "government", heardOn: "2026-03-02" };
    const at = "2026-04-01T01:00:00.000Z";
    for (const event of [
      { type: "deemed-consent-revoked", revocation: { ...request, at } },
      {
        type: "approval-asked",
        asked: { act: { command: "revokeDeemedConsent", request }, by: SOMEBODY, at },
      },
    ])
      expect(read(stored(event)).event).toEqual(event);
  });

  it("is there for nothing else", () => {
    expect(causeOf(stored({ type: "review-forgotten" }))).toContain("review-forgotten");
    expect(isEventType("toString")).toBe(false);
  });

  it("announces ids, codes and instants, and nothing that people wrote", () => {
    for (const event of samples) {
      const announced = JSON.stringify(rowOf(event).announced(event));
      expect([event.type, announced.replace(/[\x20-\x7e]/g, "")]).toEqual([event.type, ""]);
    }
  });

  it("gives departments types of their own, each once", () => {
    const types = Object.values(WEBHOOK_TYPES);
    expect(new Set(types).size).toBe(types.length);
    // All but what is foreseen, which nobody did.
    expect(Object.keys(WEBHOOK_TYPES).filter((type) => !isEventType(type))).toEqual(["review-likely-late"]);
    expect(WEBHOOK_TYPES["review-sent"]).toBe("review.dispatched");
  });

  it("is called something in both languages, and nothing twice", () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words).toSorted()).toEqual(Object.keys(EVENTS).toSorted());
      expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
    }
  });
});
