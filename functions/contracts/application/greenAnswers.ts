/** What is answered about the green channel (绿色通道) of a case, and about who keeps track of it. */
import * as z from "zod";
import { basis, deadline, instant, lamp, named } from "../base/answers.ts";
import { applicationId, reviewId } from "../base/identifiers.ts";
import { greenLimitFields } from "../base/greenLimit.ts";
import { codes, offer } from "../base/offer.ts";
import { attachments } from "../events/shapes/attachments.ts";
import { GREEN_BY, NOTED_AS } from "../../domain/application/greenChannel.ts";

const department = z.strictObject({ id: z.string(), ...named });
export const trackerShown = z
  .strictObject({ department, name: z.string(), phone: z.string() })
  .meta({ id: "Tracker", description: "who keeps track of it (专人负责)" });

export const GreenChannelAnswer = z
  .strictObject({
    applicationId,
    listed: basis.nullable().meta({
      description:
        "what has put the project on the authority's list of key projects; null where it is not there",
    }),
    entries: z.array(
      z.strictObject({
        by: z.enum(GREEN_BY),
        basis,
        reasons: z.string().nullable(),
        enteredAt: instant,
        left: z.strictObject({ reasons: z.string(), at: instant }).nullable(),
      }),
    ),
    entered: z.boolean().meta({ description: "whether it is in the green channel now" }),
    tracker: trackerShown.nullable(),
    contact: z
      .strictObject({ dueAt: deadline, lamp, madeAt: instant.nullable(), missedAt: instant.nullable() })
      .nullable()
      .meta({ description: "the tracker makes contact within one working day" }),
    reviews: z
      .array(
        z.strictObject({
          reviewId,
          matter: z.strictObject({ code: z.string(), ...named }),
          department,
          ...greenLimitFields,
        }),
      )
      .meta({ description: "the reviews that have a green limit, and how near they are to it" }),
    log: z
      .array(
        z.strictObject({
          as: z.enum(NOTED_AS),
          text: z.string(),
          attachments: attachments.optional(),
          by: trackerShown,
          at: instant,
        }),
      )
      .meta({ description: "what trackers have noted, the first first; empty for the applicant" }),
    lampsTold: z
      .array(z.strictObject({ reviewId, at: instant }))
      .meta({ description: "of which yellow lamps the tracker was told; empty for the applicant" }),
    offers: z.array(
      z.discriminatedUnion("command", [
        offer("enterGreenChannel", { by: z.array(z.enum(GREEN_BY)), departments: codes }),
        offer("leaveGreenChannel", {}),
        offer("nameTracker", { departments: codes }),
        offer("noteTracking", {}),
      ]),
    ),
  })
  .meta({ id: "GreenChannel" });
