/** `GET /v1/applications/{applicationId}/case`: the status, for the lead, supervisors and operators. */
import { cardsOf } from "../../domain/supervision/card.ts";
import { standingAt } from "../../domain/application/standing.ts";
import { withOffset } from "../../domain/base/time.ts";
import { callerOf, checkIsLead, unknownApplication } from "../base/access.ts";
import { applicationIdIn, type Deps } from "./applicationCommand.ts";
import { endpoint } from "../base/endpoint.ts";
import { etagOfCase, statusView } from "./statusView.ts";

export type { Deps };

export const getCase = ({ store, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const caller = callerOf(request);
    const id = applicationIdIn(request);
    const found = await store.loadCase(id);
    if (!found) throw unknownApplication(id);
    const { application, reviews } = found;
    if (caller.role === "department") checkIsLead(caller.department, application.state, region);
    const now = request.receivedAt;
    const recorded = reviews.map((review) => review.state);
    const standing = standingAt(application.state, recorded, now, rules);
    return {
      status: 200,
      headers: { etag: etagOfCase(found) },
      body: {
        ...statusView(found, region, now, rules, caller.role === "department" ? "lead" : caller.role),
        cards: cardsOf(standing, now, rules).map(({ first, ...card }) => ({
          ...card,
          at: withOffset(card.at, rules.zone),
          first: first && { ...first, at: withOffset(first.at, rules.zone) },
        })),
      },
    };
  });
