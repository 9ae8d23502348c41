/** What every act about a bill shares. */
import { billMoment } from "../../app/billing/settleBill.ts";
import { changeBill } from "../../app/base/commit.ts";
import type { Case, CaseRecords } from "../../app/base/ports.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { BillDecision, BillMoment } from "../../domain/billing/deciding.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refusedBy } from "../base/refused.ts";
import { billView } from "./billView.ts";

type Deps = { store: CaseRecords; region: Region; rules: ClockRules };

/** Decides, commits, and answers the bill as it is then. @param check of who may not even know of it */
export async function commandBill(
  { store, region, rules }: Deps,
  applicationId: string,
  { by, now }: { by: Actor; now: Instant },
  decide: (moment: BillMoment) => BillDecision,
  check: (found: Case) => void = () => undefined,
) {
  const changed = await changeBill(store, applicationId, { at: now, by }, (found) => {
    check(found);
    return decide(billMoment(found, region, now));
  });
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  return { body: billView(changed.found, region, rules, now) };
}
