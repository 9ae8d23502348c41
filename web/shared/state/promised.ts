/** 容缺: what has become of a promise, in a sentence. */
import type { Status } from "../api/answers.ts";
import { speaking, type Tongue } from "./tongue.ts";

export type Promised = Pick<Status["promises"][number], "until" | "cameAt" | "brokenAt" | "releasedAt">;

/** What is owed no more is not said to be owed. */
export function promiseSentence({ until, cameAt, brokenAt, releasedAt }: Promised, tongue: Tongue): string {
  const { words, dueText, momentText } = speaking(tongue);
  const SAYS = words.promises;
  const by = dueText(until);
  if (releasedAt !== null) {
    const at = momentText(releasedAt);
    return brokenAt === null ? SAYS.released(at) : SAYS.brokenReleased(by, at);
  }
  if (brokenAt !== null) return cameAt === null ? SAYS.broken(by) : SAYS.late(by, momentText(cameAt));
  return cameAt === null ? SAYS.owed(by) : SAYS.kept(momentText(cameAt));
}
