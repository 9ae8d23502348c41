/**
 * Generations of the workflow: an application whose execution comes to its end, or has died, carries on in the next one,
 * over whatever is open. That is noted on the record before anything else, so every step may be repeated by anybody.
 */
import { isOver } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Awaited, Case, CaseRecords, Engine } from "../base/ports.ts";
import { rollOverAt, waitOf } from "../base/waking.ts";

type Store = Pick<CaseRecords, "loadCase" | "beginGeneration" | "waitsOf">;

export type GenerationDeps = {
  store: Store;
  engine: Pick<Engine, "start" | "wake">;
  settleSeconds: number;
  rules: ClockRules;
};

/** `over`: the application has ended meanwhile, and nothing is started for it. */
export type Started = "started" | "already-started" | "over";

/** Executions that the record has forgotten, because it was put back to an earlier state: more than any disaster leaves. */
const MOST_FORGOTTEN = 50;

/** Starts the first execution of an accepted application. @throws Error when there is no such application */
export async function startFirst(
  deps: GenerationDeps,
  applicationId: string,
  now: Instant,
): Promise<Started> {
  const found = await caseOf(deps.store, applicationId);
  if (isOver(found.application.state)) return "over";
  // One that has handed over is not started again.
  if (found.application.generation > 1) return "already-started";
  return deps.engine.start(applicationId, 1, awaitedIn(found, deps, now));
}

/**
 * Has the next generation run a case that reviews have joined: the one that runs does not wait for them. Where somebody
 * waits for all of them already, there is nothing to do. @throws Error when there is no such application
 */
export async function joinReviews(
  deps: GenerationDeps,
  applicationId: string,
  now: Instant,
): Promise<Started> {
  const found = await caseOf(deps.store, applicationId);
  const awaited = new Set((await deps.store.waitsOf(applicationId)).map(({ subject }) => subject));
  const isAwaited = found.reviews.every(
    ({ state }) => state.status === "closed" || awaited.has(state.facts.reviewId),
  );
  return isAwaited ? "already-started" : nextGeneration(deps, found, now);
}

/**
 * Has the generation after `from` run a case: it is noted first, all who wait in earlier ones are answered, and then it
 * starts. Where somebody has begun it before and got no further, it is carried on with.
 */
export async function nextGeneration(
  deps: GenerationDeps,
  found: Case,
  now: Instant,
  from: number = found.application.generation,
): Promise<Started> {
  const { store } = deps;
  const { applicationId } = found.application.state.facts;
  const generation = from + 1;
  // Read anew: it may have been decided since.
  const current = await caseOf(store, applicationId);
  if (isOver(current.application.state)) return "over";
  const open = awaitedIn(current, deps, now).map(({ reviewId }) => reviewId);
  if ((await store.beginGeneration(applicationId, generation, open)) === "begun")
    return run(deps, current, generation, now);
  const noted = await caseOf(store, applicationId);
  return noted.application.generation === generation ? run(deps, noted, generation, now) : "already-started";
}

/**
 * Has an execution run a case that is not over: the noted one if it never was, the next one that there has not been if it
 * is over. @returns whether one was started
 */
export async function ensureRunning(
  deps: GenerationDeps & { engine: Pick<Engine, "statusOf"> },
  found: Case,
  now: Instant,
): Promise<boolean> {
  const { applicationId } = found.application.state.facts;
  const noted = found.application.generation;
  for (let generation = noted; generation < noted + MOST_FORGOTTEN; generation++) {
    const status = await deps.engine.statusOf(applicationId, generation);
    if (status === "running") return false;
    const started =
      status === "unknown"
        ? await run(deps, found, generation, now)
        : await nextGeneration(deps, found, now, generation);
    if (started !== "already-started") return started === "started";
  }
  return false;
}

/** Answers whoever waits in earlier generations, and starts this one, which is on record. */
async function run(
  deps: GenerationDeps,
  found: Case,
  generation: number,
  now: Instant,
): Promise<"started" | "already-started"> {
  const { store, engine } = deps;
  const { applicationId } = found.application.state.facts;
  // Reconciliation wakes them again, and forgets their tokens once nobody waits with them.
  for (const wait of await store.waitsOf(applicationId))
    if (wait.generation < generation) await engine.wake(wait.token);
  return engine.start(applicationId, generation, awaitedIn(found, deps, now));
}

/** Every review that is open, and how long to wait for it at first. */
function awaitedIn(
  { reviews }: Case,
  { settleSeconds, rules }: Pick<GenerationDeps, "settleSeconds" | "rules">,
  now: Instant,
): Awaited[] {
  const waking = { now, rollOver: rollOverAt(now), settleSeconds, rules };
  return reviews
    .map(({ state }) => state)
    .filter(({ status }) => status !== "closed")
    .map((review) => ({ reviewId: review.facts.reviewId, wakeInSeconds: waitOf(review, waking) }));
}

async function caseOf(store: Store, applicationId: string): Promise<Case> {
  const found = await store.loadCase(applicationId);
  if (!found) throw new Error(`application ${applicationId} is unknown`);
  return found;
}
