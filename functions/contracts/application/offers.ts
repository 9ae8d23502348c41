/** What may be done with an application, as answers say it. */
import * as z from "zod";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { date } from "../base/answers.ts";
import { caseActOffers } from "../base/caseActOffers.ts";
import { codes, offer } from "../base/offer.ts";
import { revocationOffers } from "../base/revocationOffers.ts";

const applicantOffers = [
  offer("handInMaterial", {
    owed: codes,
    others: codes.meta({ description: "what else is taken" }),
  }),
  offer("changeProject", {}),
  offer("answerRectification", { days: z.int() }),
  offer("completeRectification", { materials: codes.meta({ description: "what may come anew" }) }),
  offer("answerRevocation", {
    reviews: codes.meta({ description: "about which a revocation was announced that may be answered" }),
  }),
  offer("addFlag", { flags: z.array(z.enum(NEGATIVE_LIST)) }),
  offer("withdrawApplication", {}),
  offer("reissueQueryCode", { replaces: z.int() }),
  offer("askInquiry", { left: z.int().meta({ description: "how many more questions are taken" }) }),
  offer("rateDepartment", { departments: codes }),
  offer("followUpRating", { departments: codes }),
  offer("fileComplaint", {
    reviews: codes,
    departments: codes,
    left: z.int().meta({ description: "how many more complaints are taken" }),
  }),
] as const;

const unsettled = {
  answers: codes.meta({ description: "the reviews that a grant gives reasons to" }),
  clashes: codes.meta({ description: "what has to be settled" }),
};

const leadOffers = [
  offer("reissueAtWindow", { replaces: z.int() }),
  offer("answerAtWindow", {
    decisions: z.array(z.enum(["accept", "request-materials", "not-accepted"])),
    materials: codes,
  }),
  offer("conveneJointReview", { earliest: date, latest: date, departments: codes }),
  offer("concludeJointReview", {
    present: codes.meta({ description: "the departments that may have been there" }),
    ...unsettled,
    results: z.array(z.enum(["grant", "refuse"])),
  }),
  offer("reviseDecision", { reviews: codes }),
  offer("extendWhole", { most: z.int() }),
  offer("addMatter", { attributes: codes.meta({ description: "the facts that may bring somebody in" }) }),
  offer("offerRectification", { most: z.int().meta({ description: "so many working days fit" }) }),
  offer("decideReferral", {
    reviews: codes.meta({
      description: "whose receiving departments dispute that the matter is theirs, or which go round",
    }),
    departments: codes.meta({ description: "those that may be named" }),
  }),
  offer("decideApplication", {
    ...unsettled,
    results: z.array(z.enum(["grant", "refuse", "nothing-to-grant"])),
  }),
] as const;

export const CaseActOffers = z
  .array(z.discriminatedUnion("command", [...caseActOffers]))
  .meta({ description: "what the caller may do with it now" });

const supervisorOffers = [
  ...revocationOffers,
  offer("namePresider", {
    departments: codes.meta({ description: "those that may preside over the joint review" }),
  }),
  offer("correctCard", { reviews: codes.meta({ description: "those with a card that stands" }) }),
  offer("answerComplaint", { complaints: codes }),
  offer("closeComplaint", { complaints: codes }),
] as const;

export const ApplicationOffers = z
  .array(
    z.discriminatedUnion("command", [
      ...applicantOffers,
      ...leadOffers,
      ...caseActOffers,
      ...supervisorOffers,
    ]),
  )
  .meta({ description: "what the caller may do with it now" });
