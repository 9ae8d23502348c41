/**
 * Plays the moves of an interleaving on the whole product, lets everything come to rest, and holds what is on record
 * against the oracle and against what is true in any order. Like the schedules, a failure can be had again:
 *
 *     MOVES_SEED=random npm test -- test/faults/interleavings
 *     MOVES_SEED=-123456 MOVES_PATH=17:3:0 npm test -- test/faults/interleavings
 */
import * as fc from "fast-check";
import { phaseOf } from "../../functions/app/base/ports.ts";
import { reviewIdOf } from "../../functions/domain/base/ids.ts";
import { epochOf } from "../../functions/domain/base/time.ts";
import { STORES, type StoreName, type Stores } from "../support/stores.ts";
import type { Command } from "./callers.ts";
import { inCharge } from "./charge.ts";
import { check } from "./check.ts";
import { interleaving, type Interleaving, type Move } from "./moves.ts";
import { patience, type Answered } from "./patience.ts";
import { asDepartment, materialOf, opinionOf, submissionOf } from "./requests.ts";
import { comeToRest, leftToDo } from "./rest.ts";
import { departmentId, FORM, matterCode, OWN, regionOf, rules } from "./scenario.ts";
import { script } from "./script.ts";
import type { Backup } from "./table.ts";
import { DAY, HOUR, instant, MINUTE } from "./time.ts";
import { world } from "./world.ts";
import { filesAnew } from "../support/changes.ts";

const MONDAY = epochOf("2026-03-02T01:00:00.000Z");
const KEY = "00000000-0000-4000-8000-000000000000";

export type Ended = { wrong: string[]; trace: string[]; outcomes: string[]; counts: Record<string, number> };

/** @param stores where the table lies */
export async function playMoves(drawn: Interleaving, stores: Stores): Promise<Ended> {
  const { departments, intake, moves, startHours } = drawn;
  const region = regionOf({ departments, intake, decision: "automatic", lead: 0 });
  let luck = script(drawn, () => 0);
  const told = (now: () => number) => (luck = script(drawn, now));
  const w = world(region, rules.clock, MONDAY + startHours * HOUR, told, stores);
  const answers: Answered[] = [];
  const persist = patience(w, answers);
  const charge = inCharge(w, persist, { leadAfter: 0, concludes: "grant", looksEvery: 6 * HOUR });

  const body = submissionOf([FORM, ...OWN]);
  const key = { owner: body.applicant, idempotencyKey: KEY };
  const [{ applicationId: id, queryCode }] = await w.codes.identitiesFor(region.code, key);
  const own = { path: { applicationId: id }, headers: { "x-query-code": queryCode } };
  const leads = asDepartment(region.projectTypes[0]!.lead);
  const reviewOf = (i: number) => reviewIdOf(id, matterCode(i % departments.length));
  let versions = 1;
  /** Where there is none yet, a table is put back to what it is: only its processes and its stream are others then. */
  let backup: Backup | null = null;

  const send = (command: Command) => void persist(command, 12);
  const ofDepartment = (i: number) => ({
    path: { reviewId: reviewOf(i) },
    claims: asDepartment(departmentId(i % departments.length)),
  });

  async function make(move: Move): Promise<unknown> {
    switch (move.does) {
      case "accept":
        return send({
          path: { applicationId: id },
          claims: leads,
          route: "answerAtWindow",
          body: { decision: "accept" },
        });
      case "withdraw":
        return send({ ...own, route: "withdrawApplication", body: { reason: "no money" } });
      case "change":
        return send({ ...own, route: "changeProject", body: filesAnew("wider", [FORM]) });
      case "answer": {
        const { department, kind } = move;
        const opinion = opinionOf(kind, department);
        return send({ ...ofDepartment(department), route: "giveOpinion", body: opinion });
      }
      case "ask": {
        const material = OWN[move.department % departments.length]!;
        const items = [{ material, defect: "blurred", basis: null }];
        const asked = { items, reasons: "unclear", handler: null };
        return send({ ...ofDepartment(move.department), route: "requestSupplement", body: asked });
      }
      case "hand-in": {
        const code = OWN[move.department % departments.length]!;
        const { code: _code, ...given } = materialOf(code, ++versions);
        return send({ ...own, path: { ...own.path, code }, route: "handInMaterial", body: given });
      }
      case "disturb":
        return w.disturb(move.token, move.how);
      case "reconcile":
        return void w.goReconcile();
      case "reconcile-twice":
        return void Promise.all([w.goReconcile(), w.goReconcile()]);
      case "round":
        return void w.goRound();
      case "lose-executions":
        return w.loseExecutions();
      case "lose-wake":
        return luck.arm("wake-lost");
      case "lose-start":
        return luck.arm("start-lost");
      case "crash":
        return luck.arm(`crash ${move.when}`);
      case "back-up":
        return (backup = w.backUp());
      case "restore":
        await w.restore(backup ?? w.backUp());
        // What was answered before is of a table that is no more.
        answers.splice(0);
        return void charge.lead(id);
    }
  }

  /** Whether nothing executes a case that is under review although reconciliation has come by. */
  async function idleAfterReconciling(): Promise<string[]> {
    void w.goReconcile();
    await w.runUntil(w.now() + MINUTE);
    const application = (await w.record.loadApplication(id))?.state;
    const isUnderReview = application !== undefined && phaseOf(application.status) === "in-review";
    return isUnderReview && !w.runs(id) ? [`${id} is under review, and nothing executes it`] : [];
  }

  async function momentOf({ after }: Move): Promise<number> {
    if (typeof after === "number") return w.now() + after;
    const due = (await w.record.loadReview(reviewOf(after.due)))?.state.served?.due.dueAt;
    return Math.max(w.now(), due === undefined ? 0 : epochOf(due) + after.by);
  }

  // It looks back a week, so it comes by in every week, whatever the moves are.
  const regularly = (): void => {
    if (luck.isOver()) return;
    void w.goReconcile();
    w.at(w.now() + 3 * DAY, regularly);
  };
  w.at(w.now() + 3 * DAY, regularly);

  send({ path: {}, route: "submitApplication", body, headers: { "idempotency-key": KEY } });
  void w.sleep(HOUR).then(() => charge.lead(id));
  for (const move of moves) {
    await w.runUntil(await momentOf(move));
    luck.trace.push(`${instant(w.now())} ${JSON.stringify(move)}`);
    await make(move);
  }
  luck.end();
  // Whoever still sends the same again has been answered by then.
  await w.runUntil(w.now() + 12 * HOUR);
  void charge.lead(id);
  const idle = await idleAfterReconciling();
  const isOnRecord = async () => (await w.record.loadApplication(id)) !== undefined;
  await comeToRest(
    w,
    async () => !(await isOnRecord()) || charge.isAtRest(id),
    () => charge.answerOverdue(id),
  );

  const found = await check(w, (await isOnRecord()) ? [id] : [], answers);
  found.wrong.push(...idle);
  found.wrong.push(...(await leftToDo(w)));
  const loaded = await w.record.loadCase(id);
  const outcomes = loaded
    ? [
        loaded.application.state.status,
        ...loaded.reviews.map(({ state }) => (state.status === "closed" ? state.outcome : state.status)),
      ]
    : ["gone"];
  return { wrong: found.wrong, trace: luck.trace, outcomes, counts: luck.counts };
}

/** How often each move was made, each fault struck, and each end was met. */
export type Sum = { interleavings: number; seen: Record<string, number> };

const SEED = 20260302;
const given = process.env["MOVES_SEED"] ?? SEED;
const path = process.env["MOVES_PATH"];

/** @param on which store */
export async function playInterleavings(numRuns: number, on: StoreName): Promise<Sum> {
  const stores = STORES[on]();
  const sum: Sum = { interleavings: 0, seen: {} };
  const saw = (what: string, many = 1) => (sum.seen[what] = (sum.seen[what] ?? 0) + many);
  await fc.assert(
    fc.asyncProperty(interleaving, async (drawn) => {
      const { wrong, trace, outcomes, counts } = await playMoves(drawn, stores);
      if (wrong.length > 0)
        throw new Error([...wrong.slice(0, 12), "", "move by move:", ...trace].join("\n"));
      sum.interleavings++;
      for (const { does } of drawn.moves) saw(does);
      for (const outcome of outcomes) saw(outcome);
      for (const [fault, many] of Object.entries(counts)) if (many > 0) saw(fault, many);
    }),
    {
      numRuns,
      interruptAfterTimeLimit: 500_000,
      ...(given !== "random" && { seed: Number(given) }),
      ...(path !== undefined && { path, endOnFailure: true }),
    },
  );
  await stores.close();
  return sum;
}
