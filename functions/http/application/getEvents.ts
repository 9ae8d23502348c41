/** The history of the application and its reviews, oldest first, as its applicant may see it. */
import { getEvents as contract } from "../../contracts/application/routes.ts";
import { toldToApplicant } from "../../contracts/events/withheld.ts";
import { withOffset } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";

export const getEvents = handle(contract, ({ store, rules }) => async ({ path: { applicationId } }) => {
  const histories = await store.copies(applicationId);
  if (!histories.some(({ subject }) => subject === applicationId)) throw unknownApplication(applicationId);
  const events = histories
    .flatMap(({ subject, events }) => events.map((event) => ({ subject, ...event })))
    // At one instant: the application first, then its reviews by name, each in its own order.
    .sort((a, b) => compare(a.at, b.at) || compare(a.subject, b.subject) || a.seq - b.seq)
    .map(({ subject, seq, at, by, event, previous, hash }) => {
      const { event: told, withheld } = toldToApplicant(event);
      const { type: _type, ...data } = told;
      const { type } = event;
      return { subject, seq, at: withOffset(at, rules.zone), by, type, data, withheld, previous, hash };
    });
  // Bounded: at most 41 records, each with a history that the rules bound.
  return { body: { applicationId, events } };
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
