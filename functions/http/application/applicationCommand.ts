/** The frame of every command about an application: one conditional write, what follows from it, and the status. */
import { changeApplication } from "../../app/base/commit.ts";
import type { CaseStore, Log } from "../../app/base/ports.ts";
import { applicationId as applicationIdShape } from "../../contracts/requests.ts";
import type { Application, ApplicationDecision } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/access.ts";
import { applicationRefused } from "./applicationRefused.ts";
import { checkIfMatch, parse, type Answer, type Request } from "../base/endpoint.ts";
import { etagOfCase, statusView } from "./statusView.ts";

export type Deps = { store: CaseStore; region: Region; rules: ClockRules; log: Log };

export type Command = {
  by: string;
  /** May this caller do it? @throws Refused */
  check?: (application: Application) => void;
  decide: (application: Application, now: Instant, reviews: readonly Review[]) => ApplicationDecision;
  /** Whether the decision looks at the reviews too. */
  readsReviews?: boolean;
  /** What follows in other records, done at once so that the answer shows it; done again from the stream. */
  follow?: (application: Application, now: Instant) => Promise<unknown>;
};

export const applicationIdIn = (request: Request): string =>
  parse(applicationIdShape, request.path["applicationId"], "applicationId");

/** Decides about the application that the address names and answers with its status. */
export async function commandApplication(
  { store, region, rules }: Deps,
  request: Request,
  { by, check, decide, readsReviews = false, follow }: Command,
): Promise<Answer> {
  const id = applicationIdIn(request);
  const now = request.receivedAt;
  const isConditional = request.headers["if-match"] !== undefined;
  const known = readsReviews || isConditional ? await store.loadCase(id) : undefined;
  const reviews = (known?.reviews ?? []).map(({ state }) => state);
  const changed = await changeApplication(store, id, { at: now, by }, (application, before) => {
    check?.(application);
    const decision = decide(application, now, reviews);
    if (decision.events.length > 0 && known)
      checkIfMatch(request, etagOfCase({ ...known, application: before }));
    return decision;
  });
  if (!changed) throw unknownApplication(id);
  if (changed.refusal) throw applicationRefused(changed.refusal);
  const { application } = changed;
  await follow?.(application.state, now);
  // Before acceptance there are no reviews to look for.
  const isAccepted = "acceptance" in application.state;
  const found = (isAccepted && (await store.loadCase(id))) || { application, reviews: [], complaints: [] };
  return {
    status: 200,
    headers: { etag: etagOfCase(found) },
    body: statusView(found, region, now, rules, by === "applicant" ? "applicant" : "lead"),
  };
}
