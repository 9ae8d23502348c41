/** `PUT /v1/reviews/{reviewId}/opinion`: the callback. It decides by one conditional write, or says why it did not. */
import { OBJECTION_GROUNDS, OpinionBody } from "../../contracts/requests.ts";
import { giveOpinion as decide } from "../../domain/review/giveOpinion.ts";
import { endpoint, parse, Refused, refused } from "../base/endpoint.ts";
import { commandReview, ownDepartment, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const giveOpinion = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const opinion = opinionOf(request.body);
    return commandReview(deps, request, actor, (review, now, rules) => decide(review, opinion, now, rules));
  });

/** An objection that lacks its grounds has a problem of its own: the department learns what the rules ask for. */
function opinionOf(body: unknown) {
  try {
    return parse(OpinionBody, body);
  } catch (error) {
    const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
    const missing = isObjection(body) ? OBJECTION_GROUNDS.filter((ground) => isAbsent(body[ground])) : [];
    const grounds = errors.filter(({ path }) => (missing as readonly string[]).includes(path));
    if (grounds.length > 0 && grounds.length === errors.length)
      throw refused(
        "objection-without-grounds",
        "An objection states its reasons, the legal article, the facts, what change would make consent possible (curableBy), and the leader who signs it (signedBy). Nothing was stored and the clock keeps running.",
        { errors: grounds },
      );
    throw error;
  }
}

const isObjection = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && "kind" in body && body.kind === "objection";

const isAbsent = (ground: unknown): boolean =>
  ground === undefined || ground === null || (typeof ground === "string" && ground.trim() === "");
