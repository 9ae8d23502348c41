/** Cases of every kind as they come to be on record, event by event, for what is read off whole histories; the same for the same seed. */
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import {
  framesOf,
  caseFactsOf,
  isOver,
  type Application,
} from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { conclude } from "../../functions/domain/application/conclusion.ts";
import { handIn, receive } from "../../functions/domain/application/intake.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { applicationEvents, reviewEvents } from "../../functions/domain/application/standing.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import {
  addDays,
  atTime,
  plusSeconds,
  type Instant,
  type LocalDate,
} from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { isClosed, type Review, type ReviewDecision } from "../../functions/domain/review/review.ts";
import { draws, type Draw } from "../../simulation/draws.ts";
import {
  consent,
  materialOf,
  notApplicable,
  objection,
  ofCase,
  opinion,
  regionWith,
  replay,
  sentOf,
  submissionOf,
  withConditions,
} from "../domain/given.ts";
import { PLAIN } from "../domain/invariants/acts.ts";
import { requestSupplement, revoke, startProcedure } from "../domain/when.ts";
import { everythingAnew, changes } from "./changes.ts";
import { SOMEBODY } from "./people.ts";

export type Recorded = { subject: string; events: Chained<CaseEvent>[] };
export type PlayedCase = {
  applicationId: string;
  application: Application;
  reviews: readonly Review[];
  records: Recorded[];
};

const ZONE = "Asia/Shanghai";
const regionFor = (intake: "automatic" | "window"): Region => {
  const about = { limit: { days: 5, unit: "working-days" }, materials: ["survey", "site-plan"] } as const;
  const plain = regionWith([
    { ...about, code: "m0", department: "water", onTimeout: "deemed-consent" },
    { ...about, code: "m1", department: "land", onTimeout: "escalate" },
    {
      ...about,
      code: "m2",
      department: "ecology",
      onTimeout: "deemed-consent",
      prerequisites: [{ matter: "m0", tolerable: false }],
    },
    { ...about, code: "m3", department: "forestry", onTimeout: "deemed-refusal", replaceableBy: ["promise"] },
    { ...about, code: "m4", department: "housing", onTimeout: "proceed-without" },
  ]);
  return { ...plain, policies: { ...plain.policies, intake } };
};
const REGIONS = { automatic: regionFor("automatic"), window: regionFor("window") };

/** So many cases from a day on, a few a day, each as far as it has come by `until`. */
export function playedCases(many: number, seed: number, from: LocalDate, until: Instant): PlayedCase[] {
  return Array.from({ length: many }, (_, i) =>
    played(
      `440307-${String(i + 1).padStart(16, "0")}`,
      draws(seed * 100_000 + i),
      addDays(from, i % 10),
      until,
    ),
  );
}

/** One case: days go by, and on each somebody may do something. */
function played(applicationId: string, draw: Draw, from: LocalDate, until: Instant): PlayedCase {
  const region = REGIONS[draw.happens(0.3, "window") ? "window" : "automatic"];
  const one = recorder(applicationId);
  const lacks = draw.happens(0.3, "lacks");
  const claims = draw.happens(0.2, "claim") ? [{ matter: "m3", by: "promise" as const, signedBy: "x" }] : [];
  const materials = lacks ? [sentOf("survey")] : [sentOf("survey"), sentOf("site-plan")];
  const submission = submissionOf({}, { claims, materials });
  const given = { applicationId, digest: "d1", contact: "c1" };
  const start = atTime(from, "09:00", ZONE);
  one.take(receive(region, submission, given, start, PLAIN), start);
  for (let day = 0; day < 60; day++) {
    const now = plusSeconds(
      atTime(addDays(from, day), "10:00", ZONE),
      Math.floor(draw.uniform("at", day) * 20_000),
    );
    if (now >= until) break;
    one.catchUp(region, now);
    const act = draw.uniform("act", day);
    const { application } = one;
    if (application.status === "awaiting-materials") {
      if (act < 0.4)
        one.take(
          handIn(application, region, materialOf("site-plan", { sha256: "1".repeat(64) }), now, PLAIN, []),
          now,
        );
      else if (act < 0.48) one.take(withdraw(application, "x", now, [], PLAIN), now);
    } else if (application.status === "received") {
      const answer =
        act < 0.3
          ? ({ decision: "accept" } as const)
          : act < 0.4
            ? ({
                decision: "not-accepted",
                reasons: "不属于本机关职权范围",
                article: "x",
                ground: "not-required",
              } as const)
            : act < 0.5
              ? ({
                  decision: "request-materials",
                  defects: [{ material: "site-plan", defect: "模糊" }],
                } as const)
              : null;
      if (answer) one.take(answerAtWindow(application, region, answer, now, PLAIN), now);
    } else if (!isOver(application)) {
      if (act < 0.01) one.take(withdraw(application, "x", now, one.reviews, PLAIN), now);
      else if (act < 0.03)
        one.take(changes(one, region, everythingAnew(application, `第${day}日`), now, PLAIN), now);
      for (const review of one.reviews) {
        const { code } = review.facts.matter;
        const what = draw.uniform("review", day, code);
        if (!isClosed(review)) one.decide(review, actOf(what, now), now);
      }
    } else
      for (const review of one.reviews)
        if (
          isClosed(review) &&
          review.outcome === "deemed-consent" &&
          draw.happens(0.2, "revoked", day, review.facts.matter.code)
        )
          one.decide(review, revoke("the survey was forged", PLAIN), now);
    one.catchUp(region, now);
  }
  return one.done();
}

type Act = (review: Review, now: Instant) => ReviewDecision;

function actOf(what: number, now: Instant): Act {
  const day = addDays(now.slice(0, 10), 3);
  if (what < 0.1)
    return opinion({ ...consent, documentNumber: `00367901234567890${String(what).slice(2, 5)}` }, PLAIN);
  if (what < 0.16) return opinion(withConditions("=1+1", "施工期间保持河道畅通"), PLAIN);
  if (what < 0.19) return opinion(objection, PLAIN);
  if (what < 0.21) return opinion(notApplicable, PLAIN);
  if (what < 0.27) return requestSupplement(["survey"], PLAIN);
  if (what < 0.31) return startProcedure({ plannedEnd: day }, PLAIN);
  return () => ({ events: [] });
}

function recorder(applicationId: string) {
  const histories = new Map<string, Chained<CaseEvent>[]>();
  let application: Application | null = null;
  const reviews = new Map<string, Review>();
  const keep = (subject: string, events: readonly CaseEvent[], now: Instant) => {
    const before = histories.get(subject) ?? [];
    histories.set(subject, [
      ...before,
      ...chain(before.at(-1)?.hash ?? GENESIS, before.length, events, now, SOMEBODY),
    ]);
  };
  const one = {
    get application(): Application {
      return application!;
    },
    get reviews(): readonly Review[] {
      return [...reviews.values()];
    },
    take({ events, reviews: changed = [] }: ApplicationDecision, now: Instant): void {
      if (events.length > 0) {
        application =
          application === null ? applications.begin(events) : events.reduce(applications.evolve, application);
        keep(applicationId, events, now);
      }
      for (const { reviewId, events: own } of changed) {
        if (own.length === 0) continue;
        const before = reviews.get(reviewId);
        reviews.set(
          reviewId,
          before
            ? own.reduce<Review>(evolve, before)
            : replay(ofCase(caseFactsOf(framesOf(application!), reviewId), own)),
        );
        keep(reviewId, own, now);
      }
    },
    decide(review: Review, act: Act, now: Instant): void {
      const { events, refusal } = act(review, now);
      if (!refusal) one.take({ events: [], reviews: [{ reviewId: review.facts.reviewId, events }] }, now);
    },
    /** What time alone has made true by now is written down. */
    catchUp(region: Region, now: Instant): void {
      for (;;) {
        const moment = { now, settledAt: now };
        one.take(applicationEvents(one.application, moment, PLAIN, region), now);
        const changed = one.reviews.flatMap((review) => {
          const events = reviewEvents(review, one.reviews, moment, PLAIN);
          return events.length > 0 ? [{ reviewId: review.facts.reviewId, events }] : [];
        });
        const closed = one.reviews.filter(isClosed);
        const concluded =
          changed.length === 0 && closed.length > 0 && closed.length === one.reviews.length
            ? conclude(one.application, closed, PLAIN)
            : { events: [] };
        if (changed.length === 0 && concluded.events.length === 0) return;
        one.take({ events: [], reviews: changed }, now);
        one.take(concluded, now);
      }
    },
    done: (): PlayedCase => ({
      applicationId,
      application: one.application,
      reviews: one.reviews,
      records: [...histories].map(([subject, events]) => ({ subject, events })),
    }),
  };
  return one;
}
