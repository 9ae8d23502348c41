/** Who is in charge of a case: the lead, who does what it finds it is asked to, and the heads of silent departments. */
import { speakerOf } from "../support/speakers.ts";
import { isOver } from "../../functions/domain/application/application.ts";
import { mayPreside, presidingOver } from "../../functions/domain/application/presiding.ts";
import { addDays, localDate, type LocalDate } from "../../functions/domain/base/time.ts";
import type { Persist } from "./patience.ts";
import { AS_SUPERVISOR, asDepartment, opinionOf } from "./requests.ts";
import { departmentId } from "./scenario.ts";
import { HOUR, instant } from "./time.ts";
import type { World } from "./world.ts";

export type Manner = {
  /** Hours that the lead takes. */
  leadAfter: number;
  concludes: "grant" | "refuse";
  /** How often it looks. */
  looksEvery: number;
};

export function inCharge(world: World, persist: Persist, { leadAfter, concludes, looksEvery }: Manner) {
  const { record, now, sleep } = world;
  const claims = asDepartment(world.region.projectTypes[0]!.lead);
  const today = (): LocalDate => localDate(instant(now()), world.rules.zone);
  /** So many hours, and a moment: nobody acts in the millisecond in which they could. */
  const takesTime = () => sleep(leadAfter * HOUR + 1500);

  /** Whoever presides: the lead, or, where it has objected itself, whom the supervisor names. */
  async function presiding(id: string): Promise<string | undefined> {
    const found = await record.loadCase(id);
    const application = found?.application.state;
    if (!found || application?.status !== "joint-review") return undefined;
    const { joint, acceptance } = application;
    const presides = presidingOver(joint, acceptance, {});
    if (presides !== null) return presides;
    const reviews = found.reviews.map(({ state }) => state);
    const department = mayPreside(joint, acceptance, reviews, world.region)[0]!;
    const body = { department, name: "n", post: "p", reasons: "r" };
    const path = { applicationId: id };
    await persist({ path, claims: AS_SUPERVISOR, route: "namePresider", body }, 8);
    return department;
  }

  async function concludeJoint(id: string, objections: readonly string[], clashes: readonly string[]) {
    const department = await presiding(id);
    if (department === undefined) return;
    const found = await record.loadCase(id);
    const unheard = (found?.reviews ?? [])
      .filter(({ state }) => state.status === "closed" && state.outcome === "cancelled")
      .map(({ state }) => state.facts.reviewId);
    const body = {
      minutes: "m",
      result: concludes,
      reasons: "r",
      article: concludes === "grant" ? null : "a",
      answers: [...objections, ...unheard].map((reviewId) => ({ reviewId, reasons: "because" })),
      resolutions: clashes.map(settledAt),
      present: [speakerOf(department)],
    };
    const presider = asDepartment(department);
    await persist({ path: { applicationId: id }, claims: presider, route: "concludeJointReview", body }, 8);
  }

  return {
    /** Convenes, concludes and decides, until the application is over. */
    async lead(id: string): Promise<void> {
      const path = { applicationId: id };
      for (let i = 0; i < 2000; i++) {
        const application = (await record.loadApplication(id))?.state;
        if (application === undefined || isOver(application)) return;
        if (application.status === "joint-review") {
          const { sitting, objections, clashes } = application.joint;
          const day = today();
          if (sitting === null) {
            await takesTime();
            const body = { heldOn: addDays(today(), 1), time: "09:00", place: "p", agenda: "a", invited: [] };
            await persist({ path, claims, route: "conveneJointReview", body }, 8);
          } else {
            for (const reviewId of objections) {
              const body = { position: "maintains", reasons: "still" };
              const who = asDepartment(departmentId(numberOf(reviewId)));
              await persist({ route: "takePosition", path: { reviewId }, claims: who, body }, 8);
            }
            if (sitting.heldOn < day) await concludeJoint(id, objections, clashes);
          }
        }
        if (application.status === "deciding") {
          await takesTime();
          const { acceptance, joint } = application;
          const body = {
            result: "grant",
            reasons: "r",
            article: null,
            answers: acceptance.reviews.map(({ reviewId }) => ({ reviewId, reasons: "because" })),
            resolutions: (joint?.clashes ?? []).map((about) => settledAt(about)),
          };
          await persist({ path, claims, route: "decideApplication", body }, 8);
        }
        await sleep(looksEvery);
      }
    },
    /** Where nobody would ever answer, the head of the department does. @param but one that takes its time */
    async answerOverdue(id: string, but?: number): Promise<void> {
      const found = await record.loadCase(id);
      if (!found || isOver(found.application.state)) return;
      for (const { state } of found.reviews) {
        const i = numberOf(state.facts.reviewId);
        if (state.status !== "overdue" || i === but) continue;
        const path = { reviewId: state.facts.reviewId };
        const body = opinionOf("consent", i);
        await persist({ route: "giveOpinion", path, claims: asDepartment(departmentId(i)), body }, 5);
      }
    },
    /** Whether the application has ended, and no review of it is open. */
    async isAtRest(id: string): Promise<boolean> {
      const found = await record.loadCase(id);
      return (
        found !== undefined &&
        isOver(found.application.state) &&
        found.reviews.every(({ state }) => state.status === "closed")
      );
    },
  };
}

const settledAt = (about: string) => ({ about, bound: "exactly", value: 12, text: "12 m" });

/** Which of the matters of a scenario a review is about. */
const numberOf = (reviewId: string): number => Number.parseInt(reviewId.split("matter-")[1]!, 10);
