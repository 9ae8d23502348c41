/** 缴费通知: in the morning an applicant is asked to pay what has fallen due of their bill, and has not been paid since. */
import { acceptanceOf, type Application } from "../../domain/application/application.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { matterCodeOf } from "../../domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import { askToPay } from "../../domain/billing/deciding.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { tariffOf } from "../../domain/catalogue/tariff.ts";
import { billMoment } from "../billing/settleBill.ts";
import { changeBill } from "../base/commit.ts";
import type { CaseStore } from "../base/ports.ts";

/** So long after a case has moved its bill is looked at: the next morning, and those after it where that one had none. */
const BACK_SECONDS = 4 * 24 * 3600;

type Deps = { store: Pick<CaseStore, "loadCase" | "commit">; region: Region };

/** Nothing more is read of a case that costs nothing, or of which nothing has fallen due lately. @returns whether anybody was asked */
export async function askToPayDue(
  { store, region }: Deps,
  application: Application,
  now: Instant,
): Promise<boolean> {
  if (movedAt(application) < plusSeconds(now, -BACK_SECONDS) || !mayCost(application, region)) return false;
  const { applicationId } = application.facts;
  let isAsked = false;
  await changeBill(store, applicationId, { at: now, by: PLATFORM }, (found) => {
    const decision = askToPay(billMoment(found, region, now));
    isAsked = decision.events.length > 0;
    return decision;
  });
  return isAsked;
}

/** When something last happened by which a line may have fallen due. */
function movedAt(application: Application): Instant {
  const { changedAt, acts } = application;
  const decidedAt = "decidedAt" in application ? application.decidedAt : null;
  const all = [acceptanceOf(application)?.acceptedAt, changedAt, decidedAt, acts.at(-1)?.at];
  return all.reduce<Instant>((last, at) => (at && at > last ? at : last), "");
}

/** By today's catalogue; a matter that it does not know any more may cost something. */
const mayCost = (application: Application, { matters }: Region): boolean =>
  acceptanceOf(application)?.reviews.some(({ reviewId }) => {
    const known = matters.find(({ code }) => code === matterCodeOf(reviewId));
    return known === undefined || tariffOf(known) !== null;
  }) ?? false;
