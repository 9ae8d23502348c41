/** 效能投诉: five working days, one answer with cause and remedy, and no clock is touched. */
import { describe, expect, it } from "@jest/globals";
import {
  answer,
  begin,
  evolve,
  file,
  reopen,
  reopenUntil,
  whyNotTheirs,
  type Complaint,
} from "../../functions/domain/supervision/complaint.ts";
import type { Closings } from "../../functions/domain/supervision/closings.ts";
import { close, closeBy } from "../../functions/domain/supervision/complaintClosing.ts";
import { personOf } from "../support/people.ts";
import { at, RULES } from "./given.ts";

const facts = {
  complaintId: "a1-C1",
  applicationId: "a1",
  about: { department: "water" },
  text: "nobody answers",
  filedAt: at("2026-03-06T10:00"), // a Friday
};
const said = {
  cause: "the handler was away",
  remedy: "another one is named",
  responsibility: "the handler was admonished",
  answer: "we are sorry",
};
const filed = (): Complaint => begin(file(facts, RULES).events);
const ANSWERED = at("2026-03-09T10:00");
const answered = (): Complaint => answer(filed(), said, ANSWERED).events.reduce(evolve, filed());

describe("a complaint", () => {
  it("is to be answered by the end of the fifth working day after it was filed", () => {
    expect(filed()).toEqual({ status: "open", facts: { ...facts, answerBy: at("2026-03-14T00:00") } });
  });

  it("is answered once; the same answer again is the same, and another one is refused", () => {
    expect(answered()).toEqual({
      status: "answered",
      facts: { ...facts, answerBy: at("2026-03-14T00:00") },
      answer: said,
      answeredAt: ANSWERED,
    });
    expect(answer(answered(), { ...said }, at("2026-03-10T10:00"))).toEqual({ events: [] });
    expect(answer(answered(), { ...said, remedy: "none" }, at("2026-03-10T10:00"))).toEqual({
      events: [],
      refusal: { code: "complaint-answered", answeredAt: ANSWERED },
    });
  });

  it("is still answered when that is late", () => {
    expect(answer(filed(), said, at("2026-05-01T00:00")).events).toHaveLength(1);
  });

  it("has a history that begins with its filing", () => {
    expect(() => begin(answer(filed(), said, ANSWERED).events)).toThrow("begins with its filing");
  });

  const all: Closings = {
    cause: { text: "no hand-over" },
    remedy: { text: "the other one has it" },
    person: { none: "nobody's fault but the rule's" },
    measure: { text: "a hand-over is written down", inForceSince: "2026-03-10", shownBy: "circular 3" },
  };
  const BY = personOf("housing", { rank: "head", sub: "closer", name: "沈督" });
  const closing = (complaint: Complaint, when: string, closings = all) =>
    close(complaint, closings, BY, at(when), RULES.zone);

  it("is to be closed by the end of the thirtieth working day, after it was answered, once, with all four closings", () => {
    expect(closeBy(filed(), RULES)).toBe(at("2026-04-21T00:00"));
    expect(closing(filed(), "2026-03-12T10:00").refusal).toEqual({
      code: "complaint-not-answered",
      answerBy: at("2026-03-14T00:00"),
    });
    const { events } = closing(answered(), "2026-03-12T10:00");
    const closed = events.reduce(evolve, answered());
    expect(closed).toMatchObject({
      status: "closed",
      answer: said,
      closings: all,
      closedBy: BY,
      closedAt: at("2026-03-12T10:00"),
    });
    expect(closing(closed, "2026-03-13T10:00")).toEqual({ events: [] });
    expect(closing(closed, "2026-03-13T10:00", { ...all, cause: { none: "x" } }).refusal).toEqual({
      code: "complaint-closed",
      closedAt: at("2026-03-12T10:00"),
    });
    expect(answer(closed, { ...said }, at("2026-03-13T10:00"))).toEqual({ events: [] });
  });

  it("says of each of the four who and when: whoever closes it, on the day of the closing, where nothing else is said", () => {
    const cause = { text: "no hand-over", by: "刘芳", on: "2026-03-09" };
    const { events } = closing(answered(), "2026-03-12T10:00", { ...all, cause });
    const closed = events.reduce(evolve, answered());
    expect(closed).toMatchObject({
      closings: {
        cause,
        remedy: { by: "沈督", on: "2026-03-12" },
        person: { none: "nobody's fault but the rule's" },
        measure: { by: "沈督", inForceSince: "2026-03-10" },
      },
    });
    // The same sent again is the same, on another day and with what was filled in.
    expect(closing(closed, "2026-03-20T10:00", { ...all, cause })).toEqual({ events: [] });
    expect(closing(closed, "2026-03-20T10:00", (closed as { closings?: Closings }).closings)).toEqual({
      events: [],
    });
    const soon = { ...all, remedy: { text: "will be", on: "2026-03-13" } };
    expect(closing(answered(), "2026-03-12T23:59", soon).refusal).toEqual({
      code: "measure-not-in-force",
      since: "2026-03-13",
      closing: "remedy",
    });
    expect(closing(answered(), "2026-03-13T00:00", soon).events).toHaveLength(1);
  });

  it("is closed by a measure that is in force, from its first day on, or by why there is none", () => {
    expect(closing(answered(), "2026-03-09T23:59").refusal).toEqual({
      code: "measure-not-in-force",
      since: "2026-03-10",
      closing: "measure",
    });
    expect(closing(answered(), "2026-03-10T00:00").events).toHaveLength(1);
    const without = { ...all, measure: { none: "it cannot happen again: the matter is abolished" } };
    expect(closing(answered(), "2026-03-09T12:00", without).events).toHaveLength(1);
  });

  it("is looked at again once, within ten working days, by the next level and nobody who has answered it", () => {
    const officer = personOf("housing", { rank: "officer", sub: "o" });
    const head = personOf("housing", { rank: "head", sub: "h" });
    const other = personOf("housing", { rank: "head", sub: "h2" });
    const once = answer(filed(), said, ANSWERED, head).events.reduce(evolve, filed());
    // Answered on Mon 03-09: until the end of Mon 03-23.
    expect(reopenUntil(once, ANSWERED, RULES)).toBe(at("2026-03-24T00:00"));
    const late = reopen(once, "still nobody answers", at("2026-03-24T00:00"), RULES);
    expect(late.refusal).toEqual({ code: "reopening-too-late", until: at("2026-03-24T00:00") });
    const { events } = reopen(once, "still nobody answers", at("2026-03-23T23:59"), RULES);
    const again = events.reduce(evolve, once);
    expect(again).toMatchObject({
      status: "open",
      facts: { answerBy: at("2026-03-31T00:00") },
      reopened: { reasons: "still nobody answers", before: { answer: said, by: head } },
    });
    expect(reopenUntil(again, at("2026-03-23T23:59"), RULES)).toBe(null);
    expect(reopen(again, "still nobody answers", at("2026-03-30T10:00"), RULES)).toEqual({ events: [] });
    expect(reopen(again, "more", at("2026-03-30T10:00"), RULES).refusal?.code).toBe("complaint-reopened");
    const anew = (by: typeof head) =>
      answer(again, { ...said, answer: "a date" }, at("2026-03-30T10:00"), by);
    for (const by of [officer, head]) expect(anew(by).refusal).toEqual({ code: "next-level", why: "again" });
    const settled = anew(other).events.reduce(evolve, again);
    expect(settled).toMatchObject({ status: "answered", answer: { answer: "a date" } });
    expect(closeBy(settled, RULES) > closeBy(once, RULES)).toBe(true);
    // Not a second time, closed or not.
    // Closed by the next level, too: not by whoever had answered it before, nor by anybody below.
    for (const by of [officer, head])
      expect(close(settled, all, by, at("2026-03-31T10:00"), RULES.zone).refusal).toEqual({
        code: "next-level",
        why: "again",
      });
    const closed = closing(settled, "2026-03-31T10:00").events.reduce(evolve, settled);
    for (const complaint of [settled, closed])
      expect(reopen(complaint, "more", at("2026-04-01T10:00"), RULES).refusal?.code).toBe(
        "complaint-reopened",
      );
    expect(reopen(filed(), "x", ANSWERED, RULES).refusal?.code).toBe("complaint-not-answered");
  });

  it("is decided by nobody of the organ that it is about (S10)", () => {
    expect(whyNotTheirs("water", personOf("water"))).toEqual({ code: "own-organ", organ: "water" });
    expect(whyNotTheirs("water", personOf("housing"))).toBe(null);
    expect(whyNotTheirs("water", { role: "supervisor", sub: "s", iss: "i" })).toBe(null);
  });
});
