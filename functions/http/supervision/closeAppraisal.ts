/** A supervisor has a period of the appraisal closed before it is by itself. */
import { closedPeriod, closingAsked, NOTES } from "../../app/supervision/appraising.ts";
import { closeAppraisal as contract } from "../../contracts/supervision/routes.ts";
import { periodNamed } from "../../domain/supervision/appraisalPeriod.ts";
import { whyNotClosable } from "../../domain/supervision/closing.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { appraisalView } from "./appraisalView.ts";

export const closeAppraisal = handle(contract, (deps) => async ({ path, by, now }) => {
  const { store, region, rules } = deps;
  const period = periodNamed(path.period)!;
  if (!region.appraisal) throw refused("no-appraisal", {});
  const kept = await closedPeriod(store, period.name);
  // Who asks again is answered as before, closed since or not.
  if ((await closingAsked(store, period.name)) === null) {
    const refusal = whyNotClosable(period, kept?.snapshot.closedAt ?? null, now, rules);
    if (refusal) throw refusedBy(refusal, rules.zone);
    await store.replaceNote(NOTES.asked(period.name), undefined, JSON.stringify({ by, at: now }));
  }
  return { body: await appraisalView(deps, period, now) };
});
