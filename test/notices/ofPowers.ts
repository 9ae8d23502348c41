/** Powers in a running case, as their histories lie on record: what is objected to is put right and looked at again, or is not. */
import { addMatter } from "../../functions/domain/application/addingMatter.ts";
import { conclude } from "../../functions/domain/application/conclusion.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { extendWhole } from "../../functions/domain/application/extendingWhole.ts";
import { advanceWhole } from "../../functions/domain/application/whole.ts";
import { personOf } from "../support/people.ts";
import { reviseDecision } from "../../functions/domain/application/revision.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { revoke } from "../domain/when.ts";
import { materialsOf } from "../../functions/domain/application/material.ts";
import {
  answerRectification,
  completeRectification,
  offerRectification,
} from "../../functions/domain/application/puttingRight.ts";
import { applicationEvents, broughtUp, standingAt } from "../../functions/domain/application/standing.ts";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { History } from "../../functions/domain/notices/asOf.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { isClosed, type Review } from "../../functions/domain/review/review.ts";
import { at, consent, objection, receive, reminderOf, RULES, T0 } from "../domain/given.ts";
import { after, wholeOf, type Whole } from "../domain/whole.ts";
import { fileOf } from "../support/changes.ts";

/** A case with what was written of each of its records, and when. */
export type Told = Whole & { written: ReadonlyMap<string, readonly { at: Instant; event: CaseEvent }[]> };

/** The case after a decision, with what it wrote at an instant. */
export function having(told: Told, decision: ApplicationDecision, now: Instant): Told {
  if (decision.refusal) throw new Error(decision.refusal.code);
  const written = new Map(told.written);
  const write = (subject: string, events: readonly CaseEvent[]) =>
    written.set(subject, [...(written.get(subject) ?? []), ...events.map((event) => ({ at: now, event }))]);
  write("a1", decision.events);
  for (const { reviewId, events } of decision.reviews ?? []) write(reviewId, events);
  return { ...after(told, decision), written };
}

export const historiesOf = ({ written }: Told): History[] =>
  [...written].map(([subject, events]) => ({
    subject,
    events: events.map(({ at: when, event }, i) => ({
      seq: i + 1,
      at: when,
      by: PLATFORM,
      event,
      previous: "p",
      hash: `h${i}`,
    })),
  }));

/** A case as it is received. */
const begunCase = (first: ApplicationDecision): Told => ({
  ...wholeOf(first),
  written: new Map(
    [{ reviewId: "a1", events: first.events }, ...(first.reviews ?? [])].map(({ reviewId, events }) => [
      reviewId,
      events.map((event: CaseEvent) => ({ at: T0, event })),
    ]),
  ),
});

const ANSWERED = at("2026-03-03T10:00");

/** Every department consents but the water authority, which objects, and the case is rolled up. */
export function objectedTo(region: Region, submission: Parameters<typeof receive>[0]): Told {
  let told = begunCase(receive(submission, region));
  for (let open = true; open;) {
    const up = standingAt(told.reviews, ANSWERED, RULES).filter(
      ({ status }) => status !== "closed" && status !== "waiting",
    );
    open = up.length > 0;
    for (const { facts } of up) {
      const { reviewId, matter } = facts;
      const one = broughtUp(told.reviews, ANSWERED, RULES).find(
        ({ review }) => review.facts.reviewId === reviewId,
      )!;
      const said = matter.code === "consult-water" ? objection : consent;
      const events = [...one.events, ...giveOpinion(one.review, said, ANSWERED, RULES).events];
      told = having(told, { events: [], reviews: [{ reviewId, events }] }, ANSWERED);
    }
  }
  const closed = told.reviews.filter(isClosed);
  return having(told, conclude(told.application, closed, RULES), ANSWERED);
}

/** The project needs power after all: who supplies it is asked, too. */
export function addition(region: Region, submission: Parameters<typeof receive>[0]): Told {
  const now = at("2026-03-04T10:00");
  const attributes = { ...submission.project.attributes, needsPower: false };
  const dry = begunCase(receive({ ...submission, project: { ...submission.project, attributes } }, region));
  const correction = {
    attributes: { needsPower: true },
    evidence: "施工图第12页载明路灯须接入供电。",
  };
  return having(dry, addMatter({ ...dry, region }, correction, "planning", now, RULES), now);
}

/** The whole has more days by the head of the government, and runs out of them all the same. */
export function wholes(region: Region, submission: Parameters<typeof receive>[0]): Told {
  const now = at("2026-04-01T10:00");
  const start = begunCase(receive(submission, region));
  const by = { ...personOf("planning"), name: "赵刚", rank: "government-head" } as const;
  const more = { days: 15, reasons: "涉及多部门联合评审。" };
  const longer = having(start, extendWhole(start.application, start.reviews, more, by, now, RULES), now);
  const late = at("2026-07-01T10:00");
  return having(longer, { events: advanceWhole(longer.application, longer.reviews, late, RULES) }, late);
}

/** The water authority has kept silent, the case is decided, the consent is revoked; then the decision stands, is changed or revoked. */
export function revisions(region: Region, submission: Parameters<typeof receive>[0]): Told[] {
  const silentAt = at("2026-03-20T10:00");
  let told = begunCase(receive(submission, region));
  // What is due, and what follows from it, to the end of every chain.
  for (let more = true; more;) {
    const found = broughtUp(
      told.reviews.map((review) => reminderOf(review).reduce<Review>(evolve, review)),
      silentAt,
      RULES,
    );
    const changes = told.reviews.flatMap((review, i) => {
      const { facts, status } = review;
      if (status === "closed") return [];
      const reminders = reminderOf(review);
      const up = found[i]!;
      const isOpen = up.review.status !== "closed";
      const given =
        isOpen && up.review.status !== "waiting"
          ? giveOpinion(up.review, consent, silentAt, RULES).events
          : [];
      const events = [...reminders, ...up.events, ...given];
      return events.length > 0 ? [{ reviewId: facts.reviewId, events }] : [];
    });
    more = changes.length > 0;
    if (more) told = having(told, { events: [], reviews: changes }, silentAt);
  }
  const decided = having(told, conclude(told.application, told.reviews.filter(isClosed), RULES), silentAt);
  const silent = decided.reviews.find((review) => isClosed(review) && review.outcome === "deemed-consent")!;
  const { reviewId } = silent.facts;
  const revokedAt = at("2026-03-23T10:00");
  const { events } = revoke("选址位于蓝线以内。")(silent, revokedAt);
  const revoked = having(decided, { events: [], reviews: [{ reviewId, events }] }, revokedAt);
  const revisedAt = at("2026-03-25T10:00");
  const said = { reviewId, reasons: "已经复核。", article: null, change: null, compensation: null };
  return (
    [
      { ...said, result: "stands" },
      { ...said, result: "changed", change: "跨河段改为架空敷设。" },
      { ...said, result: "revoked", article: "行政许可法 第六十九条", compensation: "依法赔偿设计费用。" },
    ] as const
  ).map((one) =>
    having(revoked, reviseDecision(revoked.application, revoked.reviews, one, revisedAt, RULES), revisedAt),
  );
}

/** Offered; then declined, run out, or put right and looked at again. */
export function rectifications(region: Region, submission: Parameters<typeof receive>[0]): Told[] {
  const [offeredAt, agreedAt, doneAt] = [
    at("2026-03-05T10:00"),
    at("2026-03-06T10:00"),
    at("2026-03-12T10:00"),
  ];
  const contested = objectedTo(region, submission);
  const on = (told: Told) => ({ ...told, region });
  const offer = { days: 10, reasons: "涵洞断面加宽后可以同意。" };
  const offered = having(contested, offerRectification(on(contested), offer, offeredAt, RULES), offeredAt);
  const declines = { answer: "declines", reasons: "方案不再调整。" } as const;
  const declined = having(offered, answerRectification(on(offered), declines, agreedAt, RULES), agreedAt);
  const agreed = having(
    offered,
    answerRectification(on(offered), { answer: "agrees" }, agreedAt, RULES),
    agreedAt,
  );
  const over = at("2026-03-23T10:00");
  const lapses = applicationEvents(agreed.application, { now: over, settledAt: over }, RULES, region);
  const report = {
    description: "涵洞断面由2米加宽为3米。",
    materials: materialsOf([fileOf("water-and-drainage-plan", "修改后")]),
  };
  const done = completeRectification(on(agreed), report, "d", doneAt, RULES);
  return [declined, having(agreed, lapses, over), having(agreed, done, doneAt)];
}
