/** An applicant is put under an integrity hold (失信联合惩戒). */
import { digestOf } from "../../app/base/digest.ts";
import { placeHold as contract } from "../../contracts/supervision/routes.ts";
import { holdIdOf } from "../../domain/base/ids.ts";
import { endOfDay, startOfDay } from "../../domain/base/time.ts";
import { MOST_HOLDS, type Hold } from "../../domain/review/hold.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { holdView } from "./holdView.ts";

export const placeHold = handle(contract, ({ store, rules }) => async ({ body, by, now }) => {
  const { creditCode, reason, basis, from, until } = body;
  // Named after what it says: the same entry sent again is the same entry, whatever has become of it since.
  const holdId = holdIdOf(creditCode, digestOf(body));
  const before = await store.holdsOf(creditCode);
  const known = before.find((hold) => hold.holdId === holdId);
  if (known) return { body: holdView(known, now, rules) };
  if (before.length >= MOST_HOLDS) throw refused("too-many-holds", { creditCode, most: MOST_HOLDS });
  const hold: Hold = {
    holdId,
    creditCode,
    reason,
    basis,
    from: startOfDay(from, rules.zone),
    until: until && endOfDay(until, rules.zone),
    placed: { by, at: now },
    ended: null,
  };
  const placed = await store.placeHold(hold);
  return { body: holdView(placed === "placed" ? hold : (await store.hold(holdId))!, now, rules) };
});
