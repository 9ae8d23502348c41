/** The product's side of a walk: the review as its own functions make it, command by command. */
import { evidenced, wake } from "../../../functions/domain/review/advance.ts";
import { openByApplicant } from "../../../functions/domain/review/applicantOpening.ts";
import { cancel } from "../../../functions/domain/review/cancellation.ts";
import { AFTER_ALL, type CaseAct } from "../../../functions/domain/review/caseAct.ts";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import { extend } from "../../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import { assign } from "../../../functions/domain/review/handler.ts";
import { interrupt } from "../../../functions/domain/review/interruption.ts";
import { open } from "../../../functions/domain/review/opening.ts";
import { remind } from "../../../functions/domain/review/reminder.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { Review, ReviewDecision } from "../../../functions/domain/review/review.ts";
import { signFor } from "../../../functions/domain/review/signFor.ts";
import { startSpecialProcedure } from "../../../functions/domain/review/specialProcedure.ts";
import { requestSupplement, supply } from "../../../functions/domain/review/supplement.ts";
import { instantOfEpoch, type Dated, type Instant } from "../../../functions/domain/base/time.ts";
import { personOf, SOMEBODY } from "../../support/people.ts";
import { factsOf, opening, replay } from "../given.ts";
import {
  announce,
  decideRevocation,
  endProcedure,
  procedureOf,
  stateSide,
  withdrawAnnounced,
  withdrawRequest,
} from "../when.ts";
import type { About } from "./book.ts";
import { dateOf, dayOf } from "./days.ts";
import { OPINIONS, type Asked, type Step } from "./steps.ts";
import { DEPARTMENTS, POST } from "./worlds.ts";

/** A review as it is opened. */
export function opened(about: About, at: Dated, rules: ReviewRules): Review {
  const { channel } = about;
  const facts = factsOf({
    matter: {
      limit: about.promised,
      statutoryLimit: about.statutory,
      onTimeout: about.onTimeout,
      ...(about.hasBasis ? {} : { tacitBasis: null }),
      kind: about.isLicence ? "licence" : "opinion",
      ...(about.isGivenUp && { afterLadder: "lead-proceeds" as const }),
      materials: about.materials,
      greenLimit: { days: 2, unit: "working-days" },
    },
    flags: about.isFlagged ? ["quota"] : [],
    department: about.isLead ? DEPARTMENTS.lead : DEPARTMENTS.other,
    policies: {
      licencesByTacitConsent: false,
      supplementTermDays: about.supplementTerm,
      longestSpecialProcedureDays: about.longestProcedure,
      afterLadderDays: about.furtherDays,
    },
  });
  const reached =
    channel === "webhook"
      ? { channel }
      : { channel: "in-box" as const, ...(channel === "receipt" && { clockFrom: channel }) };
  return replay(
    opening({ ...facts, department: { ...facts.department, ...reached, posts: POST } }, at, rules),
  );
}

/** What the product decides. Whoever of the department acts on what was only sent has been reached by that. */
export function decide(review: Review, step: Step, ms: number, rules: ReviewRules): ReviewDecision {
  const own = ofDepartment(step, ms, rules);
  if (own === null) return ofOthers(review, step, ms, rules);
  const at = instantOfEpoch(ms);
  if (review.status !== "dispatched") return own(review, at);
  const reached = open(review, "act", at, rules);
  const decision = own(reached.reduce<Review>(evolve, review), at);
  return { ...decision, events: [...reached, ...decision.events] };
}

type Command = (review: Review, at: Instant) => ReviewDecision;

function ofDepartment(step: Step, ms: number, rules: ReviewRules): Command | null {
  switch (step.do) {
    case "opinion":
      return (review, at) => giveOpinion(review, OPINIONS[step.which]!, at, rules);
    case "ask":
      return (review, at) =>
        requestSupplement(
          review,
          { items: step.items.map(itemOf), reasons: "r", handler: null },
          at,
          rules,
          step.held,
        );
    case "start": {
      const { kind, days, rank } = step;
      const start = procedureOf({
        kind,
        plannedEnd: dateOf(dayOf(ms) + days),
        approver: { name: "x", rank },
      });
      return (review, at) => startSpecialProcedure(review, start, personOf("water", { rank }), at, rules);
    }
    case "take-back":
      return withdrawRequest(rules);
    case "end":
      return endProcedure(rules);
    case "extend": {
      const request = { days: step.days, reasons: "r", approver: { name: "x", rank: step.rank } };
      return (review, at) => extend(review, request, personOf("water", { rank: step.rank }), at, rules);
    }
    case "assign":
      return (review, at) => assign(review, { name: step.name, post: "A" }, at);
    default:
      return null;
  }
}

const itemOf = ({ material, isDefect, hasBasis }: Asked) => ({
  material,
  defect: isDefect ? "not legible" : null,
  basis: hasBasis ? { document: "d", article: "a" } : null,
});

function ofOthers(review: Review, step: Step, ms: number, rules: ReviewRules): ReviewDecision {
  const at = instantOfEpoch(ms);
  switch (step.do) {
    case "wake":
      return wake(review, instantOfEpoch(ms - step.early), rules);
    case "round": {
      const { events } = wake(review, at, rules);
      return { events: [...events, ...remind(events.reduce<Review>(evolve, review), at, rules)] };
    }
    case "open":
      return { events: open(review, "read", at, rules) };
    case "sign":
      return signFor(review, SOMEBODY, at, rules);
    case "answer": {
      const answer = { webhookId: "w", status: 200, at };
      const isWaited = review.status === "dispatched" && review.facts.department.channel === "webhook";
      return {
        events: isWaited ? evidenced(review, { type: "endpoint-answered", answer }, at, rules) : [],
      };
    }
    case "read":
      return { events: openByApplicant(review, AFTER_ALL, at, rules) };
    case "supply":
      return supply(review, step.material, at, rules);
    case "flag":
      return {
        events: review.status === "closed" ? [] : [{ type: "case-act-noted", act: actOf(step, at) }],
      };
    case "green":
      return {
        events:
          review.status === "closed"
            ? []
            : [{ type: step.isIn ? "green-channel-joined" : "green-channel-dropped", at }],
      };
    case "interrupt":
      return { events: interrupt(review, step.change, at, rules) };
    case "cancel":
      return { events: cancel(review, { kind: "withdrawal" }, at, rules) };
    case "revoke":
      return decideRevocation(step.reasons, { rules })(review, at);
    case "announce":
      return announce({ facts: step.facts }, "government", rules)(review, at);
    case "state":
      return stateSide(step.text, rules)(review, at);
    case "unannounce":
      return withdrawAnnounced(step.reasons, "government", rules)(review, at);
    default:
      return { events: [] };
  }
}

function actOf({ who, isRaised }: Extract<Step, { do: "flag" }>, at: Instant): CaseAct {
  const said = {
    flag: "secret",
    reason: "r",
    actor: { as: "department", department: who, by: who },
    at,
  } as const;
  return isRaised
    ? { type: "flag-raised", basis: "b", ...said }
    : { type: "flag-lifted", of: [who], ...said };
}
