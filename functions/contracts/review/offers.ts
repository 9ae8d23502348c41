/** What may be done with a review, as answers say it. */
import * as z from "zod";
import { LADDER } from "../../domain/review/ladder.ts";
import { SPECIAL_PROCEDURES } from "../../domain/review/stop.ts";
import { approvedCommand } from "./approvals.ts";
import { rank } from "../base/actor.ts";
import { date } from "../base/answers.ts";
import { caseActOffers } from "../base/caseActOffers.ts";
import { codes, offer } from "../base/offer.ts";
import { revocationOffers } from "../base/revocationOffers.ts";

const ranks = z.array(rank).meta({ description: "who may approve it" });

const waits = z.boolean().meta({
  description: "whether it would be kept until somebody of these ranks approves it, since the caller may not",
});
const acts = z.array(approvedCommand).meta({ description: "that wait for somebody's approval" });

export const ReviewOffers = z
  .array(
    z.discriminatedUnion("command", [
      offer("giveOpinion", {
        counts: z.enum(["in-time", "overdue", "late"]).meta({
          description: "late: it decides nothing any more and is kept as the written opinion that is owed",
        }),
        mayRefer: z
          .boolean()
          .meta({ description: "whether it may name the department that is competent (移送)" }),
      }),
      offer("requestSupplement", {
        materials: codes.meta({ description: "of the matter's list, and not there yet" }),
        withDefect: codes.meta({ description: "of the matter's list, and there: say what is wrong" }),
      }),
      offer("withdrawSupplementRequest", {}),
      offer("startSpecialProcedure", {
        kinds: z.array(z.enum(SPECIAL_PROCEDURES)),
        earliest: date,
        latest: date,
        ranks,
        waits,
      }),
      offer("endSpecialProcedure", {}),
      offer("extendLimit", {
        least: z.int().meta({ description: "fewer days would only add days off, and move nothing" }),
        most: z.int(),
        ranks,
        waits,
      }),
      offer("approveAct", { acts }),
      offer("takeBackAct", {
        acts: acts.meta({ description: "that somebody asked for" }),
      }),
      offer("signForReview", {}),
      offer("answerOrder", {
        to: z
          .array(z.enum(LADDER))
          .meta({ description: "the orders that wait for the caller, by their step" }),
      }),
      offer("nameHandler", {}),
      ...caseActOffers,
      offer("answerReferral", {}),
      offer("sendOn", { earliest: date, latest: date }),
      offer("recordHigherAnswer", { earliest: date, latest: date }),
      offer("handOutLicence", {}),
      offer("takePosition", {}),
      offer("checkPromise", {
        materials: codes,
        matter: z.boolean().meta({ description: "whether it is the promise that stands in for the review" }),
      }),
      ...revocationOffers,
    ]),
  )
  .meta({ description: "what the caller may do with it now" });
