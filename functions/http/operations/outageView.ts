/** How an entry of the register of outages is shown: as it was last said, and what was said of it before. */
import { withOffset, type Instant } from "../../domain/base/time.ts";
import {
  outageStanding,
  type Outage,
  type OutageAct,
  type OutageFacts,
  type OutageStatement,
} from "../../domain/review/outage.ts";

const isStatement = (act: OutageAct): act is OutageStatement => act.type === "outage-stated";

/** A row of the register. */
export function outageRow(outage: Outage, now: Instant, zone: string) {
  const stated = outage.acts.findLast(isStatement)!; // the first always is one
  const last = outage.acts.at(-1)!;
  return {
    outageId: outage.outageId,
    status: outageStanding(outage, now),
    ...said(stated, zone),
    recorded: actOf(stated, zone),
    takenOff: last.type === "outage-taken-off" ? { ...actOf(last, zone), reason: last.reason } : null,
  };
}

/** The whole entry. */
export const outageView = (outage: Outage, now: Instant, zone: string) => ({
  ...outageRow(outage, now, zone),
  history: outage.acts.filter(isStatement).map((act) => ({ ...said(act, zone), ...actOf(act, zone) })),
});

const said = ({ from, until, departments, reason }: OutageFacts, zone: string) => ({
  from: withOffset(from, zone),
  until: until && withOffset(until, zone),
  departments,
  reason,
});

const actOf = ({ by, at }: OutageAct, zone: string) => ({ by, at: withOffset(at, zone) });
