/** An integrity hold ends, from now on. */
import { LOST, racing } from "../../app/base/racing.ts";
import { endHold as contract } from "../../contracts/supervision/routes.ts";
import { endHold as decide } from "../../domain/review/hold.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { holdView } from "./holdView.ts";

export const endHold = handle(contract, ({ store, rules }) => async ({ path: { holdId }, body, by, now }) => {
  // It ends once: who loses the race is judged by what the other wrote.
  return racing(`hold ${holdId}`, async () => {
    const before = await store.hold(holdId);
    if (!before) throw refused("unknown-hold", { holdId });
    const { hold, refusal } = decide(before, body.reason, by, now);
    if (refusal) throw refusedBy(refusal, rules.zone);
    const isDone = hold === before || (await store.endHold(hold)) === "saved";
    return isDone ? { body: holdView(hold, now, rules) } : LOST;
  });
});
