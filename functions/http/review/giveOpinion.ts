/** The callback. It decides by one conditional write, or says why it did not. */
import { OBJECTION_GROUNDS } from "../../contracts/review/bodies.ts";
import { giveOpinion as contract } from "../../contracts/review/routes.ts";
import { concludeCase } from "../../app/application/concluding.ts";
import { isOver } from "../../domain/application/application.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { fellSilentTooEarly, giveOpinion as decide } from "../../domain/review/giveOpinion.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { givenWith, referredTo } from "../../domain/review/opinion.ts";
import { judgedReferral } from "../../domain/review/referral.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import type { FieldFault } from "../../words/faults.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle, type Misread } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { basesAllowed } from "./conditionBases.ts";
import { figuresKnown } from "./figures.ts";
import { handOn } from "./handOn.ts";
import { commandReview, reaching } from "./reviewCommand.ts";

/** An objection that lacks its grounds has a problem of its own: the department learns what the rules ask for. */
const withoutGrounds: Misread = (body, { problem }) => {
  const errors = problem.errors ?? [];
  const missing = isObjection(body) ? OBJECTION_GROUNDS.filter((ground) => isAbsent(body[ground])) : [];
  const lacks = ({ path, code }: FieldFault) =>
    code === "cure-missing" || (missing as readonly string[]).includes(path);
  const grounds = errors.filter(lacks);
  return grounds.length > 0 && grounds.length === errors.length
    ? refused("objection-without-grounds", {}, { errors: grounds })
    : null;
};

/** A matter may be handed on, or another opinion be written, between one look and the next. */
const LOOKS = 4;

export const giveOpinion = handle(
  contract,
  (deps) => async (request) => {
    const { now: receivedAt } = request;
    const { region } = deps;
    const whose = {
      applicationId: applicationOf(request.path.reviewId),
      isOwn: announcedByDepartment(request.caller, region),
    };
    const { attachments } = request.body;
    const body = givenWith(request.body, await attachedFiles(deps, attachments, whose, receivedAt));
    const conditions = body.kind === "consent-with-conditions" ? body.conditions : [];
    const known = figuresKnown(conditions, "conditions", region);
    const departments = region.departments.map(({ id }) => id);
    const judge = (review: Review, rules: ReviewRules, isOver: boolean | null): ReviewDecision => {
      const decision = basesAllowed(review, body, known(decide(review, body, receivedAt, rules, isOver)));
      const own = holderOfReview(review.facts, region)?.id ?? review.facts.department.id;
      return judgedReferral(review, body, decision, receivedAt, rules, { all: departments, own });
    };
    const judgeOnce = (isOver: boolean | null) => (review: Review, now: Instant, rules: ReviewRules) => {
      if (isOver === null && fellSilentTooEarly(review, now)) throw new SilentTooEarly();
      const decision = judge(review, rules, isOver);
      // It is written with its case, and this is not the place to.
      if (handsOn(decision)) throw new HandsOn();
      return decision;
    };
    const give = async (isOver: boolean | null, looks = LOOKS) => {
      try {
        return await commandReview(deps, request, judgeOnce(isOver));
      } catch (error) {
        if (!(error instanceof HandsOn) || looks === 0) throw error;
      }
      await handOn(deps, request, (review, rules) =>
        reaching(request, review, receivedAt, rules, (reached) => judge(reached, rules, isOver ?? false)),
      );
      return give(isOver, looks - 1);
    };
    try {
      return await give(null);
    } catch (error) {
      if (!(error instanceof SilentTooEarly)) throw error;
    }
    // A clock that ran ahead has recorded its silence: what that takes depends on the case, which nobody else looks up.
    const applicationId = applicationOf(request.path.reviewId);
    const application = await deps.store.loadApplication(applicationId);
    const answer = await give(application === undefined || isOver(application.state));
    // What the silence had led to may be wanted otherwise now.
    await concludeCase(deps, applicationId, request.now);
    return answer;
  },
  withoutGrounds,
);

class HandsOn extends Error {
  override name = "HandsOn";
}

const handsOn = ({ events }: ReviewDecision): boolean =>
  events.some((event) => event.type === "opinion-given" && referredTo(event.opinion) !== null);

class SilentTooEarly extends Error {
  override name = "SilentTooEarly";
}

const isObjection = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && "kind" in body && body.kind === "objection";

const isAbsent = (ground: unknown): boolean =>
  ground === undefined || ground === null || (typeof ground === "string" && ground.trim() === "");
