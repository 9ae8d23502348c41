/**
 * Executions that are stuck: they run, and nothing is ever going to end them. No outcome depends on one, but each counts
 * against the account's open executions until its year is over, and whatever made it so may make more.
 */
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import type { Case, Engine, Log } from "../base/ports.ts";
import { GENERATION_SECONDS } from "../base/waking.ts";
import { endedBefore } from "./ended.ts";

/** Whoever was told half an hour ago that there is nothing to wait for has ended since. */
const ENDING_SECONDS = 1800;

/** An execution hands over when its generation ends, and does so within the day. */
const LONGEST_SECONDS = GENERATION_SECONDS + 24 * 3600;

/** Says of each execution of a case that is stuck that it is, in the log. @returns how many are */
export async function stuckIn(
  { engine, log }: { engine: Pick<Engine, "runningSince">; log: Log },
  { application }: Pick<Case, "application">,
  now: Instant,
): Promise<number> {
  const { state, generation } = application;
  const { applicationId, receivedAt } = state.facts;
  const toldBy = plusSeconds(now, -ENDING_SECONDS);
  const since = (of: number) => engine.runningSince(applicationId, of);

  let stuck = 0;
  const say = (of: number, why: string): void => {
    log.error(
      "execution-stuck",
      { applicationId, generation: of },
      new Error(`the execution of generation ${of} runs although ${why}`),
    );
    stuck++;
  };

  const isEnded = endedBefore(state, toldBy);
  if (isEnded && (await since(generation)) !== null) say(generation, "its case is over");
  // Whoever asks for less than a year back asks the engine for nothing.
  const longest = plusSeconds(now, -LONGEST_SECONDS);
  if (!isEnded && receivedAt < longest) {
    const began = await since(generation);
    if (began !== null && began < longest) say(generation, "its longest time is up");
  }
  if (generation === 1) return stuck;
  const begun = isEnded ? toldBy : await since(generation);
  // One that began a moment ago has told those before it a moment ago.
  if (begun === null || begun > toldBy) return stuck;
  for (let earlier = 1; earlier < generation; earlier++)
    if ((await since(earlier)) !== null) say(earlier, "another generation has taken over");
  return stuck;
}
