/** Materials that departments have asked for and applicants hand in: each asking review is told, once. */
import type { Review } from "../../domain/review/review.ts";
import { asksFor, unsupplied } from "../../domain/review/stop.ts";
import { supply } from "../../domain/review/supplement.ts";
import type { Instant } from "../../domain/base/time.ts";
import { changeBySystem, type CatchUpDeps } from "./catchUp.ts";
import type { CaseRecords } from "../base/ports.ts";

/**
 * Hands a material that came in on to every review that has asked for it before, as of when it first came in after that:
 * this is on record, whoever tells of it, however often, and whatever was handed in since.
 * @param until what came in by then
 */
export async function supplyAsked(
  { store, rules }: CatchUpDeps,
  applicationId: string,
  material: string,
  until: Instant,
  now: Instant,
): Promise<void> {
  const found = await store.loadCase(applicationId);
  const asking = (found?.reviews ?? []).filter(({ state }) => lacks(state).includes(material));
  if (asking.length === 0) return;
  const received = (await handedIn(store, applicationId)).filter(
    ({ code, at }) => code === material && at <= until,
  );
  if (received.length === 0) return;
  for (const { state } of asking)
    await changeBySystem(store, state.facts.reviewId, now, (review, circumstancesOf) => {
      const receivedAt = received.find(({ at }) => asksFor(review.supplement, material, at))?.at;
      if (receivedAt === undefined) return [];
      return supply(review, material, receivedAt, { ...rules, circumstancesOf }).events;
    });
}

/** Every material that the applicant has handed in since acceptance, oldest first: before it no department had asked. */
async function handedIn(store: CaseRecords, applicationId: string): Promise<{ code: string; at: Instant }[]> {
  const own = (await store.histories(applicationId)).find(({ subject }) => subject === applicationId);
  const events = own?.events ?? [];
  const accepted = events.findIndex(({ event }) => event.type === "application-accepted");
  return events
    .slice(accepted + 1)
    .flatMap(({ event }) =>
      event.type === "material-handed-in" || event.type === "material-replaced"
        ? [{ code: event.material.code, at: event.at }]
        : [],
    );
}

/** What a department has asked for and not been told of; one that was taken back may have been answered before that. */
const lacks = ({ supplement }: Review): string[] => (supplement === null ? [] : unsupplied(supplement));

/** What came in and was told to nobody, over all of a case. @returns how many reviews had not been told of something */
export async function supplyMissed(
  deps: CatchUpDeps,
  applicationId: string,
  reviews: readonly Review[],
  now: Instant,
): Promise<number> {
  const asking = reviews.filter((review) => review.status !== "closed" && lacks(review).length > 0);
  if (asking.length === 0) return 0;
  let supplied = 0;
  for (const { code, at } of await handedIn(deps.store, applicationId)) {
    const missed = asking.filter(({ supplement }) => asksFor(supplement, code, at));
    if (missed.length > 0) await supplyAsked(deps, applicationId, code, at, now);
    supplied += missed.length;
  }
  return supplied;
}
