/** The people of a scenario: they look at the record, act, and send the same again until they get an answer. */
import { acceptanceOf, isOver, type Application } from "../../functions/domain/application/application.ts";
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
import type { Command, Reply } from "./callers.ts";
import { DAY, HOUR, instant, MINUTE, SECOND } from "./time.ts";
import { materialOf, opinionOf, submissionOf } from "./requests.ts";
import type { World } from "./world.ts";

/** An answer that a caller got. */
export type Answered = { command: Command; reply: Reply; at: number };

const PAUSES = [2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR];

/** What is no answer, or one that says: not yet. */
function isFinal(reply: Reply | null): reply is Reply {
  if (reply === null || reply.status >= 500 || reply.status === 404) return false;
  const { code, status } = reply.body;
  if (code === "not-running") {
    const more = reply.body["detail"];
    return !(typeof more === "string" && more.includes("prerequisites are still open")) || status !== 409;
  }
  return code !== "no-joint-review" && code !== "not-deciding" && code !== "sitting-not-held";
}

export function actors(world: World, scenario: Scenario) {
  const { record, now, at, sleep } = world;
  const answers: Answered[] = [];
  const applications: string[] = [];
  let open = 0;

  /** Sends it until it is answered; a patient caller, and no endless one. */
  async function persist(command: Command, most = 40): Promise<Reply | null> {
    open++;
    try {
      for (let i = 0; i < most; i++) {
        const reply = await world.send(command);
        if (reply !== null) answers.push({ command, reply, at: now() });
        if (isFinal(reply)) return reply;
        await sleep(PAUSES[Math.min(i, PAUSES.length - 1)]!);
      }
      return null;
    } finally {
      open--;
    }
  }

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

  const asDepartment = (id: string) => ({ role: "department", department: id });

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
    const withCode = { headers: { "x-query-code": await world.codes.codeOf(id) } };
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
        await persist({ route: "changeProject", path, body: { description: "wider" }, ...withCode });
      });
    scenario.departments.forEach((_, i) => apart(() => department(id, i, handIn)));
    apart(() => lead(id));
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
        await persist({ ...command, route: "endSpecialProcedure", body: undefined });
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

  /** Convenes, concludes and decides, whenever it finds that it is asked to. */
  async function lead(id: string): Promise<void> {
    const path = { applicationId: id };
    const claims = asDepartment(leadId());
    for (let i = 0; i < 2000; i++) {
      const application = await applicationOf(id);
      if (application === undefined || isOver(application)) return;
      if (application.status === "joint-review") {
        const { sitting, objections, clashes } = application.joint;
        const today = localDate(instant(now()), world.rules.zone);
        if (sitting === null) {
          await later(scenario.leadAfter);
          const heldOn = addDays(localDate(instant(now()), world.rules.zone), 1);
          const body = { heldOn, place: "p", agenda: "a", invited: [] };
          await persist({ path, claims, route: "conveneJointReview", body }, 8);
        } else {
          for (const objection of objections) {
            const i = Number(objection.split("matter-")[1]);
            const body = { position: "maintains", reasons: "still" };
            const who = asDepartment(departmentId(i));
            await persist({ route: "takePosition", path: { reviewId: objection }, claims: who, body }, 8);
          }
          if (sitting.heldOn < today) {
            const found = await record.loadCase(id);
            const unheard = (found?.reviews ?? [])
              .filter(({ state }) => state.status === "closed" && state.outcome === "cancelled")
              .map(({ state }) => state.facts.reviewId);
            const isGrant = scenario.concludes === "grant";
            const body = {
              minutes: "m",
              result: scenario.concludes,
              reasons: "r",
              article: isGrant ? null : "a",
              answers: [...objections, ...unheard].map((reviewId) => ({ reviewId, reasons: "because" })),
              resolutions: clashes.map((about) => ({ about, text: "12 m" })),
              present: [],
            };
            await persist({ path, claims, route: "concludeJointReview", body }, 8);
          }
        }
      }
      if (application.status === "deciding") {
        await later(scenario.leadAfter);
        const body = { result: "grant", reasons: "r", article: null };
        await persist({ path, claims, route: "decideApplication", body }, 8);
      }
      await sleep(scenario.sleeps ? DAY : 6 * HOUR);
    }
  }

  /** Where nobody would ever answer, the head of the department does. */
  async function answerOverdue(): Promise<void> {
    for (const id of applications) {
      const found = await record.loadCase(id);
      if (!found || isOver(found.application.state)) continue;
      for (const { state } of found.reviews) {
        if (state.status !== "overdue") continue;
        const i = Number(state.facts.matter.code.split("matter-")[1]);
        if (scenario.sleeps && i === 0) continue;
        const claims = asDepartment(departmentId(i));
        const path = { reviewId: state.facts.reviewId };
        await persist({ route: "giveOpinion", path, claims, body: opinionOf("consent", i) }, 5);
      }
    }
  }

  return {
    answers,
    applications,
    /** Commands that are still without an answer. */
    open: () => open,
    begin(): void {
      at(now(), () => void submit(0));
      if (scenario.twin) at(now() + HOUR, () => void submit(1));
    },
    answerOverdue,
    async allOver(): Promise<boolean> {
      if (applications.length < (scenario.twin ? 2 : 1)) return false;
      for (const id of applications) {
        const application = await applicationOf(id);
        if (application === undefined || !isOver(application)) return false;
        const found = await record.loadCase(id);
        if (found!.reviews.some(({ state }) => state.status !== "closed")) return false;
      }
      return true;
    },
    accepted: async (id: string) => {
      const application = await applicationOf(id);
      return application && acceptanceOf(application);
    },
  };
}
