/** What silence past the limit means, and how a lead goes on without an answer once the ladder is over. */
import type { ReviewSummary } from "../api/answers.ts";
import { speaking, type Tongue } from "./tongue.ts";

/** What silence past the limit means, and what comes after the ladder where the lead does not wait for ever. */
export function silenceMeansIn(
  {
    onTimeout,
    afterLadderDays,
    silenceBarred,
  }: Pick<ReviewSummary, "onTimeout" | "afterLadderDays" | "silenceBarred">,
  { words, says }: Tongue,
): string {
  const silence = silenceBarred === null ? words.onTimeout[onTimeout] : says.barred[silenceBarred];
  return afterLadderDays === null ? silence : says.afterLadder.means(silence, afterLadderDays);
}

/** How far the ladder has come, and when the lead goes on without the answer, where it does not wait for ever. */
export function raisedIn(
  { raisedTo, proceedsAt }: Pick<ReviewSummary, "raisedTo" | "proceedsAt">,
  tongue: Tongue,
): string | null {
  const { words, says, dueText } = speaking(tongue);
  if (raisedTo === null) return null;
  const raised = words.ladder[raisedTo];
  return proceedsAt === null ? raised : says.afterLadder.at(raised, dueText(proceedsAt));
}

/** Why it has gone on without, where it has. */
export function proceededIn({ silence }: Pick<ReviewSummary, "silence">, tongue: Tongue): string | undefined {
  const { says, dueText } = speaking(tongue);
  const why = silence?.proceeded;
  return why ? says.afterLadder.why(dueText(why.dueAt), dueText(why.lastStepAt), why.furtherDays) : undefined;
}
