/** 效能投诉: five working days, one answer with cause and remedy, and no clock is touched. */
import { describe, expect, it } from "@jest/globals";
import { answer, begin, evolve, file, type Complaint } from "../../functions/domain/supervision/complaint.ts";
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
});
