/** `GET /v1/applications/{applicationId}/events`: the history of the application and its reviews, oldest first. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { applicationId as applicationIdShape } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { withOffset } from "../../domain/base/time.ts";
import { checkQueryCode, unknownApplication } from "../base/access.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type Deps = { store: Pick<CaseStore, "histories">; codes: QueryCodes; rules: ClockRules; log: Log };

export const getEvents = ({ store, codes, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = parse(applicationIdShape, request.path["applicationId"], "applicationId");
    await checkQueryCode(request, id, codes);
    const histories = await store.histories(id);
    if (!histories.some(({ subject }) => subject === id)) throw unknownApplication(id);
    const events = histories
      .flatMap(({ subject, events }) => events.map((event) => ({ subject, ...event })))
      // At one instant: the application first, then its reviews by name, each in its own order.
      .sort((a, b) => compare(a.at, b.at) || compare(a.subject, b.subject) || a.seq - b.seq)
      .map(({ subject, seq, at, by, event: { type, ...data }, previous, hash }) => ({
        subject,
        seq,
        at: withOffset(at, rules.zone),
        by,
        type,
        data,
        previous,
        hash,
      }));
    // Bounded: at most 41 records, each with a history that the rules bound.
    return { status: 200, body: { applicationId: id, events } };
  });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
