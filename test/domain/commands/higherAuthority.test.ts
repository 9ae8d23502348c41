/** 需国家、省审批: examined within our own limits, sent on, then on no clock and of no silence of ours, until its answer is said. */
import { describe, expect, it } from "@jest/globals";
import { recordAnswer, sendOn } from "../../../functions/domain/review/sendingOn.ts";
import { MOST_HIGHER_REMINDERS } from "../../../functions/domain/review/higherAuthority.ts";
import { extend } from "../../../functions/domain/review/extension.ts";
import { departmentOffers } from "../../../functions/domain/review/offers.ts";
import { personOf } from "../../support/people.ts";
import { isOpen, plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { viewAt } from "../../../functions/domain/review/advance.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { Review, ReviewDecision } from "../../../functions/domain/review/review.ts";
import { at, consent, DUE, given, objection, RULES, served } from "../given.ts";

const authority = { name: "省自然资源厅", nameEn: "Provincial department", level: "province" as const };
const MATTER = { matter: { onTimeout: "escalate" as const, higherAuthority: authority } };
const running = (): Review => given(...served(MATTER)).state;
const SENDING = {
  number: "报〔2026〕1号",
  expectedOn: "2026-04-10",
  tracker: { name: "王强", phone: "0755-1" },
};
const ANSWER = { number: "复〔2026〕1号", receivedOn: "2026-04-08", result: "approved" as const };
const NOW = at("2026-03-05T10:00");
const after = (review: Review, { events, refusal }: ReviewDecision): Review => {
  expect(refusal).toBeUndefined();
  return events.reduce<Review>(evolve, review);
};
const sent = (now: Instant = NOW): Review => after(running(), sendOn(running(), SENDING, now, RULES));
const commands = (review: Review, now: Instant): string[] =>
  departmentOffers(review, now, RULES, [], personOf("water")).map(({ command }) => command);

describe("a matter that a higher authority decides", () => {
  it("is examined within our own limits: who does not send it on in time is overdue as ever", () => {
    const review = running();
    expect(commands(review, NOW)).toContain("sendOn");
    const late = viewAt(review, DUE, RULES);
    expect(late.status).toBe("overdue");
    // Late, it is sent on all the same, and was late; the ladder goes no further.
    const lately = after(review, sendOn(review, SENDING, DUE, RULES));
    const muchLater = viewAt(lately, plusSeconds(DUE, 20 * 24 * 3600), RULES);
    expect(muchLater).toMatchObject({ status: "suspended", stop: { why: "higher-authority" } });
    expect(breachesOf(muchLater).map(({ rule }) => rule)).toEqual(["promised-limit"]);
    // No consent before the higher authority has decided; an objection of the first examination may be given.
    expect(giveOpinion(review, consent, NOW, RULES).refusal).toMatchObject({ code: "send-on-first" });
    expect(giveOpinion(review, objection, NOW, RULES).refusal).toBeUndefined();
  });

  it("is on no clock of ours once it was sent on: nothing falls due, breaks or falls silent, however long", () => {
    const review = sent();
    expect(review).toMatchObject({ status: "suspended", stop: { why: "higher-authority" } });
    expect(isOpen(review.served!.due.dueAt)).toBe(true);
    expect(review.served!.statutoryDueAt).toBeNull();
    const muchLater = viewAt(review, plusSeconds(NOW, 250 * 24 * 3600), RULES);
    expect([muchLater.status, breachesOf(muchLater)]).toEqual(["suspended", []]);
    expect(commands(review, NOW)).toEqual(["recordHigherAnswer", "nameHandler"]);
    expect(giveOpinion(review, objection, NOW, RULES).refusal).toMatchObject({ code: "sent-on" });
    const request = { days: 1, reasons: "r", approver: { name: "x", rank: "head" as const } };
    expect(extend(review, request, personOf("water", { rank: "head" }), NOW, RULES).refusal).toMatchObject({
      code: "not-running",
    });
    expect(sendOn(review, SENDING, NOW, RULES)).toEqual({ events: [] });
    expect(sendOn(review, { ...SENDING, number: "2" }, NOW, RULES).refusal).toMatchObject({
      code: "sent-on",
    });
  });

  it("reminds its tracker when the answer has not come, every five working days, and not for ever", () => {
    const remindedBy = (now: Instant) => viewAt(sent(), now, RULES).sentOn!.remindedAt;
    expect(remindedBy(at("2026-04-10T23:59"))).toEqual([]);
    expect(remindedBy(at("2026-04-11T00:00"))).toEqual([at("2026-04-11T00:00")]);
    expect(remindedBy(at("2026-04-18T00:00"))).toEqual([at("2026-04-11T00:00"), at("2026-04-18T00:00")]);
    expect(remindedBy(at("2026-12-31T23:00")).length).toBeLessThanOrEqual(MOST_HIGHER_REMINDERS);
  });

  it("is answered, once, and its department says so; it is never late by that", () => {
    const review = sent();
    const then = at("2026-04-09T10:00");
    expect(recordAnswer(review, { ...ANSWER, receivedOn: "2026-04-10" }, then, RULES).refusal).toEqual({
      code: "higher-date",
      earliest: "2026-03-05",
      latest: "2026-04-09",
    });
    const answered = after(review, recordAnswer(review, ANSWER, then, RULES));
    expect(recordAnswer(answered, ANSWER, then, RULES)).toEqual({ events: [] });
    expect(recordAnswer(answered, { ...ANSWER, result: "refused" }, then, RULES).refusal).toEqual({
      code: "higher-answered",
      receivedOn: "2026-04-08",
    });
    expect(commands(answered, then)).toContain("giveOpinion");
    const closed = after(answered, giveOpinion(answered, consent, at("2026-05-20T10:00"), RULES));
    expect(closed).toMatchObject({
      status: "closed",
      outcome: "consented",
      overdue: false,
      sentOn: ANSWERED,
    });
    expect(breachesOf(closed)).toEqual([]);
  });

  it("is no other matter's affair", () => {
    const plain = given(...served()).state;
    expect(sendOn(plain, SENDING, NOW, RULES).refusal).toEqual({ code: "not-of-higher-authority" });
    expect(recordAnswer(plain, ANSWER, NOW, RULES).refusal).toEqual({ code: "not-sent-on" });
    expect(commands(plain, NOW)).not.toContain("sendOn");
  });
});

const ANSWERED = { answer: { result: "approved" } };
