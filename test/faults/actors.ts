/** The people of a scenario: they look at the record, act, and send the same again until they get an answer. */
import type { Application } from "../../functions/domain/application/application.ts";
import { reviewIdOf } from "../../functions/domain/base/ids.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { addDays, epochOf, localDate } from "../../functions/domain/base/time.ts";
import {
  departmentId,
  FORM,
  matterCode,
  OWN,
  SHARED,
  type OpinionKind,
  type Scenario,
  type When,
} from "./scenario.ts";
import { inCharge } from "./charge.ts";
import { patience, type Answered } from "./patience.ts";
import { asDepartment, materialOf, opinionOf, submissionOf } from "./requests.ts";
import { DAY, HOUR, instant } from "./time.ts";
import type { World } from "./world.ts";
import { filesAnew } from "../support/changes.ts";

export function actors(world: World, scenario: Scenario) {
  const { record, now, at, sleep } = world;
  const answers: Answered[] = [];
  const applications: string[] = [];

  const persist = patience(world, answers);
  const { leadAfter, concludes, sleeps } = scenario;
  const charge = inCharge(world, persist, { leadAfter, concludes, looksEvery: sleeps ? DAY : 6 * HOUR });

  const applicationOf = async (id: string): Promise<Application | undefined> =>
    (await record.loadApplication(id))?.state;
  const reviewOf = async (id: string): Promise<Review | undefined> => (await record.loadReview(id))?.state;

  /** So many hours, and a moment: nobody acts in the millisecond in which they could. */
  async function later(hours: number): Promise<void> {
    await sleep(hours * HOUR + 1500);
  }

  /** Looks every now and then until it is so. */
  async function until<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
    for (let i = 0; i < 150; i++) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await sleep(2 * HOUR);
    }
    return undefined;
  }

  async function submit(which: number): Promise<void> {
    const key = `key-${which}`;
    const missing = scenario.missing !== null ? OWN[0] : undefined;
    const body = submissionOf([FORM, ...OWN].filter((code) => code !== missing));
    const reply = await persist({
      route: "submitApplication",
      path: {},
      body,
      headers: { "idempotency-key": `00000000-0000-4000-8000-00000000000${which}`, "x-key": key },
    });
    if (reply?.status !== 201) throw new Error(`the submission was answered ${JSON.stringify(reply)}`);
    const id = reply.body["applicationId"] as string;
    applications.push(id);
    const withCode = { headers: { "x-query-code": await world.codes.codeOf(id, 1) } };
    const path = { applicationId: id };

    const handIn = (code: string, version: number) => {
      const { code: _code, ...given } = materialOf(code, version);
      return persist({ route: "handInMaterial", path: { ...path, code }, body: given, ...withCode });
    };
    const apart = (act: () => Promise<unknown>) => void act();

    if (missing !== undefined)
      apart(async () => {
        await later(scenario.missing!.after);
        await handIn(missing, 1);
      });
    if (scenario.intake === "window" && scenario.clerkAfter !== null)
      apart(async () => {
        const stands = await until(async () =>
          (await applicationOf(id))?.status === "received" ? true : undefined,
        );
        if (!stands) return;
        await later(scenario.clerkAfter!);
        const claims = asDepartment(leadId());
        await persist({ route: "answerAtWindow", path, body: { decision: "accept" }, claims });
      });
    if (scenario.withdrawnAfter !== null)
      apart(async () => {
        await later(scenario.withdrawnAfter!);
        await persist({ route: "withdrawApplication", path, body: { reason: "no money" }, ...withCode });
      });
    if (scenario.changedAfter !== null)
      apart(async () => {
        await later(scenario.changedAfter!);
        await persist({ route: "changeProject", path, body: filesAnew("wider", [FORM]), ...withCode });
      });
    scenario.departments.forEach((_, i) => apart(() => department(id, i, handIn)));
    apart(() => charge.lead(id));
  }

  const leadId = () => world.region.projectTypes[0]!.lead;

  async function department(
    id: string,
    i: number,
    handIn: (code: string, version: number) => Promise<unknown>,
  ): Promise<void> {
    const plan = scenario.departments[i]!;
    const reviewId = reviewIdOf(id, matterCode(i));
    const command = { path: { reviewId }, claims: asDepartment(departmentId(i)) };
    const seen = await until(async () => {
      const review = await reviewOf(reviewId);
      return review && review.status !== "waiting" ? true : undefined;
    });
    if (!seen) return;

    const { supplement, procedure, extension, opinion, rival } = plan;
    if (supplement)
      void (async () => {
        await later(supplement.hours);
        const own = { material: OWN[i]!, defect: "blurred", basis: null };
        const shared = { material: SHARED, defect: null, basis: { document: "d", article: "a" } };
        const items = supplement.shared ? [own, shared] : [own];
        const body = { items, reasons: "unclear", handler: null };
        const reply = await persist({ ...command, route: "requestSupplement", body });
        if (reply?.status !== 200 || supplement.suppliedAfter === null) return;
        await later(supplement.suppliedAfter);
        for (const item of items) await handIn(item.material, 2 + i);
      })();
    if (procedure)
      void (async () => {
        await later(procedure.hours);
        const plannedEnd = addDays(localDate(instant(now()), world.rules.zone), procedure.days);
        const approver = { name: "Zhao", rank: "head" };
        const said = { kind: "hearing", basis: "b", reasons: "r", plannedEnd, approver, handler: null };
        const reply = await persist({ ...command, route: "startSpecialProcedure", body: said });
        if (reply?.status !== 200 || procedure.endedAfter === null) return;
        await later(procedure.endedAfter);
        const [{ kind, startedAt }] = reply.body["specialProcedures"] as [
          Record<"kind" | "startedAt", string>,
        ];
        const query = { kind, startedAt };
        await persist({ ...command, route: "endSpecialProcedure", body: undefined, query });
      })();
    if (extension)
      void (async () => {
        await later(extension.hours);
        const body = { days: extension.days, reasons: "r", approver: { name: "Zhao", rank: "head" } };
        await persist({ ...command, route: "extendLimit", body });
      })();

    const give = (kind: OpinionKind) =>
      persist({ ...command, route: "giveOpinion", body: opinionOf(kind, i) });
    if (scenario.sleeps && i === 0) {
      await sleep(355 * DAY);
      await give(opinion.kind);
      return;
    }
    if (!(await comes(reviewId, opinion.when))) return;
    if (rival) {
      const after = Math.max(0, rival.after);
      if (rival.after < 0) void sleep(-rival.after).then(() => give(opinion.kind));
      else void give(opinion.kind);
      await sleep(after);
      await give(rival.kind);
    } else await give(opinion.kind);
  }

  /** Waits for the moment; one by the due instant follows it where it moves. */
  async function comes(reviewId: string, when: When): Promise<boolean> {
    if (when === null) return false;
    if ("hours" in when) {
      await later(when.hours);
      return true;
    }
    for (let i = 0; i < 300; i++) {
      const review = await reviewOf(reviewId);
      if (!review || review.status === "waiting" || review.status === "dispatched") {
        await sleep(2 * HOUR);
        continue;
      }
      if (review.served === null) return false;
      const moment = epochOf(review.served.due.dueAt) + when.due;
      if (moment <= now()) return true;
      await sleep(moment - now());
    }
    return false;
  }

  return {
    answers,
    applications,
    begin(): void {
      at(now(), () => void submit(0));
      if (scenario.twin) at(now() + HOUR, () => void submit(1));
    },
    async answerOverdue(): Promise<void> {
      for (const id of applications) await charge.answerOverdue(id, sleeps ? 0 : undefined);
    },
    async allOver(): Promise<boolean> {
      if (applications.length < (scenario.twin ? 2 : 1)) return false;
      for (const id of applications) if (!(await charge.isAtRest(id))) return false;
      return true;
    },
  };
}
