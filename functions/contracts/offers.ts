/** What may be done now, as answers say it: `command` is the name of the route that takes it. */
import * as z from "zod";
import { SPECIAL_PROCEDURES } from "../domain/review/stop.ts";

const codes = z.array(z.string());
const date = z.string().meta({ format: "date" });
const ranks = z.array(z.enum(["head", "deputy-head", "officer"])).meta({ description: "who may approve it" });

/** One command with what limits it. */
const offer = <Command extends string, Limits extends z.ZodRawShape>(command: Command, limits: Limits) =>
  z.strictObject({
    command: z.literal(command),
    until: z
      .string()
      .meta({ format: "date-time", description: "from when on it is refused if nothing else happens before" })
      .nullable(),
    limits: z.strictObject(limits),
  });

export const ReviewOffers = z
  .array(
    z.discriminatedUnion("command", [
      offer("giveOpinion", {
        counts: z.enum(["in-time", "overdue", "late"]).meta({
          description: "late: it decides nothing any more and is kept as the written opinion that is owed",
        }),
      }),
      offer("requestSupplement", {
        materials: codes.meta({ description: "of the matter's list, and not there yet" }),
        withDefect: codes.meta({ description: "of the matter's list, and there: say what is wrong" }),
      }),
      offer("startSpecialProcedure", {
        kinds: z.array(z.enum(SPECIAL_PROCEDURES)),
        earliest: date,
        latest: date,
        ranks,
      }),
      offer("endSpecialProcedure", {}),
      offer("extendLimit", { most: z.int(), ranks }),
      offer("signForReview", {}),
      offer("nameHandler", {}),
      offer("takePosition", {}),
      offer("revokeDeemedConsent", { reviews: codes }),
    ]),
  )
  .meta({ description: "what the caller may do with it now" });

const applicantOffers = [
  offer("handInMaterial", {
    owed: codes,
    others: codes.meta({ description: "what else is taken" }),
  }),
  offer("changeProject", {}),
  offer("withdrawApplication", {}),
  offer("fileComplaint", {
    reviews: codes,
    departments: codes,
    left: z.int().meta({ description: "how many more complaints are taken" }),
  }),
] as const;

const leadOffers = [
  offer("answerAtWindow", {
    decisions: z.array(z.enum(["accept", "request-materials", "not-accepted"])),
    materials: codes,
  }),
  offer("conveneJointReview", { earliest: date, latest: date, departments: codes }),
  offer("concludeJointReview", {
    present: codes.meta({ description: "the departments that may have been there" }),
    answers: codes.meta({ description: "the reviews that a grant gives reasons to" }),
    clashes: codes.meta({ description: "what a grant settles" }),
  }),
  offer("decideApplication", {}),
] as const;

const supervisorOffers = [
  offer("revokeDeemedConsent", { reviews: codes }),
  offer("answerComplaint", { complaints: codes }),
] as const;

export const ApplicationOffers = z
  .array(z.discriminatedUnion("command", [...applicantOffers, ...leadOffers, ...supervisorOffers]))
  .meta({ description: "what the caller may do with it now" });
