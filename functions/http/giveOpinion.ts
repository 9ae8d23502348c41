/** `PUT /v1/reviews/{reviewId}/opinion`: the callback. It decides by one conditional write, or says why it did not. */
import { changeReview } from "../app/commit.ts";
import type { CaseStore, Log } from "../app/ports.ts";
import { OBJECTION_GROUNDS, OpinionBody, reviewId as reviewIdShape } from "../contracts/requests.ts";
import type { ClockRules } from "../domain/clock.ts";
import { giveOpinion as decide } from "../domain/giveOpinion.ts";
import type { ReviewRefusal } from "../domain/review.ts";
import { withOffset } from "../domain/time.ts";
import { checkIsOwn, departmentOf, unknownReview } from "./access.ts";
import { checkIfMatch, endpoint, etagOf, parse, Refused, refused } from "./endpoint.ts";
import { reviewView } from "./reviewView.ts";

export type Deps = { store: CaseStore; rules: ClockRules; log: Log };

export const giveOpinion = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const department = departmentOf(request);
    const id = parse(reviewIdShape, request.path["reviewId"], "reviewId");
    const opinion = opinionOf(request.body);

    const now = request.receivedAt;
    const changed = await changeReview(
      store,
      id,
      { at: now, by: `department:${department}` },
      (review, before) => {
        checkIsOwn(department, review.facts);
        const decision = decide(review, opinion, now, rules);
        // A repeat changes nothing: it gets its first answer, whatever the caller had read before.
        if (decision.events.length > 0) checkIfMatch(request, etagOf(before.version));
        return decision;
      },
    );
    if (!changed) throw unknownReview(id);
    const { review, refusal } = changed;
    if (refusal) throw opinionRefused(refusal, rules.zone);
    return { status: 200, headers: { etag: etagOf(review.version) }, body: reviewView(review, now, rules) };
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

function opinionRefused(refusal: ReviewRefusal, zone: string): Refused {
  switch (refusal.code) {
    case "late": {
      const dueAt = withOffset(refusal.dueAt, zone);
      return refused(
        "late",
        `The limit ran out at ${dueAt} and the review closed by silence as "${refusal.outcome}". Your opinion is kept as a late opinion for the lead; it does not change the outcome.`,
        { more: { outcome: refusal.outcome, dueAt } },
      );
    }
    case "already-decided":
      return refused(
        "already-decided",
        `The opinion on record is "${refusal.outcome}". This other one is kept as evidence and changes nothing.`,
        { more: { outcome: refusal.outcome } },
      );
  }
}
