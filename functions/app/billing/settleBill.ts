/** A case goes on, and its bill with it: nobody has to ask for what follows from that. */
import { chargedCase } from "../../domain/application/charged.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { billIdOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { BillMoment } from "../../domain/billing/deciding.ts";
import { follow } from "../../domain/billing/deciding.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { changeBill } from "../base/commit.ts";
import type { Case, CaseStore } from "../base/ports.ts";

/** A bill at an instant, by what is on record of its case. */
export function billMoment(found: Case, region: Region, now: Instant): BillMoment {
  const { application, reviews, bill } = found;
  const of = chargedCase(
    application.state,
    reviews.map(({ state }) => state),
    region,
  );
  return { of, billId: billIdOf(of.applicationId), bill: bill?.state, now };
}

/** Nothing is read of a case to whose bill nothing has happened. */
export async function settleBill(
  { store, region }: { store: Pick<CaseStore, "loadBill" | "loadCase" | "commit">; region: Region },
  applicationId: string,
  now: Instant,
): Promise<void> {
  if (!(await store.loadBill(billIdOf(applicationId)))) return;
  await changeBill(store, applicationId, { at: now, by: PLATFORM }, (found) =>
    follow(billMoment(found, region, now)),
  );
}
