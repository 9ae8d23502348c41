/**
 * One case twice over HTTP: the rules' own acts come to both, and to one of them whatever §1 to §6 of the services are for comes
 * between, by whom it may. What the law's clock says is the same of both (S1), and of each review that no visit has called everything is.
 */
import fc from "fast-check";
import { visitUnderWay } from "../../functions/domain/application/siteVisit.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import { dueOf } from "../../functions/domain/calendar/clock.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { rules } from "../support/cases.ts";
import { example } from "../support/fixtures.ts";
import type { Given, Stage } from "../support/situations.ts";
import { byService, OWNER, readerOf, type Agency } from "./servicesActs.ts";
import { asSupervisor, history, open, RULES, type History } from "./servicesCase.ts";
import { checkServices } from "./servicesChecked.ts";
import { byTheRules, departmentOf } from "./servicesRules.ts";

const { project } = example("municipal-road-application");

const reviewsOf = async (on: Stage): Promise<Map<string, Review>> => {
  const { reviews } = (await on.store.loadCase(on.applicationId))!;
  return new Map(reviews.map(({ state }) => [state.facts.department.id, state]));
};

/** What of a review no act of §1 to §6 may touch, whoever reads it and by what name. */
const untouched = (review: Review) => ({
  status: review.status,
  served: review.served && { ...review.served, recordedAt: null },
  outcome: review.status === "closed" ? review.outcome : null,
  closedAt: review.status === "closed" ? review.closedAt : null,
  failed: review.status === "overdue" ? review.failedGuards : null,
  breaches: review.breaches,
});

/** How long it is until an hour after a visit has begun; nothing where none is ahead. */
async function daysToVisit(on: Stage): Promise<number> {
  const visit = visitUnderWay((await on.store.loadApplication(on.applicationId))!.state.visits);
  const ms = visit === null ? 0 : epochOf(visit.beginsAt) + 3_600_000 - epochOf(on.now());
  return Math.max(0, ms) / 86_400_000;
}

/** When the statutory limit is over that stands under the same stops as the promised one: what is due is due no later. */
function lawsPart({ facts, extension, served }: Review): Instant {
  const { days, unit } = facts.matter.statutoryLimit;
  const limit = { days: days + (extension?.days ?? 0), unit };
  return dueOf({ startedAt: served!.servedAt, limit, suspensions: served!.clock.suspensions }, rules.clock)!
    .dueAt;
}

/** What histories came to: visits called, reviews whose promised limit stood for one, agents let through and not, fen paid, entries into the green channel. */
type Told = Record<"compared" | "visits" | "stood" | "acted" | "refused" | "paid" | "green", number>;

/** Plays so many, and adds up what they came to. @throws Error as `playTwice` does */
export async function playMany(histories: number): Promise<Told> {
  const sums: Told = { compared: 0, visits: 0, stood: 0, acted: 0, refused: 0, paid: 0, green: 0 };
  const adding = async (one: History): Promise<void> => {
    const told = await playTwice(one);
    for (const what of Object.keys(sums) as (keyof Told)[]) sums[what] += told[what];
  };
  await fc.assert(fc.asyncProperty(history, adding), { numRuns: histories, endOnFailure: true });
  return sums;
}

/** @throws Error where S1, S2, S3, S4 or S5 does not hold */
async function playTwice({ acts, steps }: History): Promise<Told> {
  const [plain, full] = [await open(), await open()];
  const given: Given = {
    route: "giveAuthorisation",
    ...OWNER,
    body: {
      agent: { id: "agent-li", name: "李明" },
      about: { projectCode: project.code },
      acts,
      from: "2026-03-02",
      until: "2026-12-31",
    },
  };
  const { body } = await full.done(given);
  const agency: Agency = { id: String(body["authorisationId"]), acts, ended: false, done: 0, refused: 0 };
  /** Reviews to which an act of the rules came when the promised limit of one was over, and of the other stood for a visit. */
  const parted = new Set<string>();
  /** Since when the promised limit of each stood for a visit. */
  const stoodSince = new Map<string, Instant>();
  let compared = 0;
  for (const one of steps) {
    if ("hours" in one) for (const on of [plain, full]) await on.pass(one.hours / 24);
    else if (one.do === "to-visit") {
      const days = await daysToVisit(full);
      for (const on of [plain, full]) await on.pass(days);
    } else if (RULES.includes(one.do)) {
      const came = [
        await byTheRules(plain, plain.own("getApplication"), one),
        await byTheRules(full, readerOf(full, agency), one),
      ] as const;
      if (came[0].status !== came[1].status || came[0].body["code"] !== came[1].body["code"]) {
        const at = departmentOf(one);
        const [was, is] = [(await reviewsOf(plain)).get(at)!, (await reviewsOf(full)).get(at)!];
        // What stands for a visit is open for longer, and of a limit that stands no day is over with which a material is begun on.
        const isOver =
          was.status === "closed" || was.status === "overdue" || came[0].body["code"] === "material-begun";
        if (!isOver || is.served?.visitStop === undefined)
          throw new Error(
            `${one.do} of ${at}: ${came.map((c) => `${c.status} ${String(c.body["code"])}`).join(", ")}`,
          );
        parted.add(at);
      }
    } else await byService(full, agency, one);

    const [before, after] = [await reviewsOf(plain), await reviewsOf(full)];
    for (const [department, { served }] of after) {
      if (served?.visitStop === undefined) continue;
      const since = stoodSince.get(department) ?? served.visitStop.from;
      if (since !== served.visitStop.from) throw new Error(`S5: the limit of ${department} has stood twice`);
      stoodSince.set(department, since);
    }
    for (const [department, review] of before) {
      if (parted.has(department)) continue;
      const twin = after.get(department)!;
      const law = [review, twin].map(({ served }) => served?.statutoryDueAt ?? null);
      if (law[0] !== law[1]) throw new Error(`S1: the law's clock of ${department}: ${law.join(" and ")}`);
      compared++;
      // While its promised limit stands for a visit it is open for longer than its twin.
      if (twin.visit === undefined && JSON.stringify(untouched(review)) !== JSON.stringify(untouched(twin)))
        throw new Error(`S1: ${department}: ${JSON.stringify([untouched(review), untouched(twin)])}`);
      if (!twin.served || !review.served || twin.status === "closed" || review.status === "closed") continue;
      const [due, later] = [review.served.due.dueAt, twin.served.due.dueAt];
      const latest = lawsPart(review);
      if (later < due || (later > due && later > latest))
        throw new Error(`S1: ${department} is due ${later}, not between ${due} and ${latest}`);
    }
    await checkServices(full, after);
  }
  const visits = (await full.store.loadApplication(full.applicationId))!.state.visits?.visits ?? [];
  const stood = [...(await reviewsOf(full)).values()].filter(({ served }) => served?.visitStop !== undefined);
  const { entries } = (await full.done(asSupervisor(full, "getGreenChannel"))).body;
  const { body: bill } = await full.done(asSupervisor(full, "getBill"));
  return {
    compared,
    visits: visits.length,
    stood: stood.length,
    acted: agency.done,
    refused: agency.refused,
    paid: Number(bill["received"]),
    green: (entries as unknown[]).length,
  };
}
