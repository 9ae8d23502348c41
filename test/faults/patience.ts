/** Patience: whoever gets no answer, or one that says "not yet", sends the same again. */
import type { Command, Reply } from "./callers.ts";
import { HOUR, MINUTE, SECOND } from "./time.ts";
import type { World } from "./world.ts";

/** An answer that a caller got. */
export type Answered = { command: Command; reply: Reply; at: number };

/** Sends it until it is answered; a patient caller, and no endless one. */
export type Persist = (command: Command, most?: number) => Promise<Reply | null>;

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

/** @param answers takes every answer that anybody got */
export const patience =
  ({ send, now, sleep }: Pick<World, "send" | "now" | "sleep">, answers: Answered[]): Persist =>
  async (command, most = 40) => {
    for (let i = 0; i < most; i++) {
      const reply = await send(command);
      if (reply !== null) answers.push({ command, reply, at: now() });
      if (isFinal(reply)) return reply;
      await sleep(PAUSES[Math.min(i, PAUSES.length - 1)]!);
    }
    return null;
  };
