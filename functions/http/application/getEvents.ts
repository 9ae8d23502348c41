/** The history of the application and its reviews, oldest first, as its applicant may see it. */
import { withoutSecrets } from "../../app/base/confidence.ts";
import { getEvents as contract } from "../../contracts/application/routes.ts";
import { toldToApplicant } from "../../contracts/events/withheld.ts";
import { withOffset } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { eventsAfter, inOrder } from "./eventPage.ts";

export const getEvents = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { applicationId }, query }) => {
      const histories = withoutSecrets(await store.copies(applicationId));
      if (!histories.some(({ subject }) => subject === applicationId))
        throw unknownApplication(applicationId);
      const all = histories
        .flatMap(({ subject, events }) => events.map((event) => ({ subject, ...event })))
        .sort(inOrder);
      const page = eventsAfter(all, query.cursor, (event) => Buffer.byteLength(JSON.stringify(event)));
      const events = page.events.map(({ subject, seq, at, by, event, previous, hash }) => {
        const { event: told, withheld } = toldToApplicant(event);
        const { type: _type, ...data } = told;
        const { type } = event;
        return { subject, seq, at: withOffset(at, rules.zone), by, type, data, withheld, previous, hash };
      });
      return { body: { applicationId, events, nextCursor: page.nextCursor } };
    },
);
