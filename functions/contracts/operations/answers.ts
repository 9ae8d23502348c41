/** What operators are answered. */
import * as z from "zod";
import { actor } from "../base/actor.ts";
import { WEBHOOK_TYPES } from "../events/events.ts";
import { guard, instant, materialName, named, source } from "../base/answers.ts";
import { applicationId, recordId } from "../base/identifiers.ts";
import { pageEnd } from "../base/lists.ts";

export const HealthAnswer = z.strictObject({ status: z.literal("ok") });

/** What departments with an endpoint hear of. */
export const webhookType = z.enum(Object.values(WEBHOOK_TYPES));

export const RedeliveryAnswer = z.strictObject({
  recordId,
  webhookId: z.string(),
  type: webhookType,
  status: z.string(),
});

export const RecountAnswer = z.strictObject({
  applicationsSeen: z.int(),
  corrected: z
    .int()
    .meta({ description: "reviews and complaints that were not counted as they are on record" }),
  failed: z.int(),
  finished: z.boolean().meta({ description: "if not, call again: it goes on where it stopped" }),
});

const said = {
  from: instant,
  until: instant.nullable().meta({ description: "null while it lasts" }),
  departments: z
    .array(z.string())
    .nullable()
    .meta({ description: "whom it cut off; null: every department" }),
  reason: z.string(),
};
const act = { by: actor, at: instant.meta({ description: "by our clock" }) };

const outage = z.strictObject({
  outageId: z.string(),
  status: z.enum(["coming", "lasting", "over", "taken-off"]),
  ...said,
  recorded: z
    .strictObject(act)
    .meta({ description: "who said this, and when: silence whose limit had run out by then stands" }),
  takenOff: z.strictObject({ ...act, reason: z.string() }).nullable(),
});

export const OutageAnswer = outage.extend({
  history: z
    .array(z.strictObject({ ...said, ...act }))
    .meta({ description: "everything that was said of it before it was taken off, oldest first" }),
});

export const OutagesAnswer = z.strictObject({ outages: z.array(outage), ...pageEnd });

export const ReconciliationAnswer = z.strictObject({
  applicationsSeen: z.int(),
  executionsStarted: z.int(),
  branchesWoken: z.int(),
  applicationsMoved: z.int(),
  reviewsMoved: z.int(),
  concluded: z.int(),
  materialsPassedOn: z.int(),
  noticesIssued: z.int(),
  webhooksResent: z.int(),
  paymentsRegistered: z
    .int()
    .meta({ description: "what bills say has moved, and the register by which a day is reconciled had not" }),
  announcedAgain: z.int(),
  altered: z
    .int()
    .meta({ description: "records and documents that are not what their histories say; the log names each" }),
  failed: z.int(),
  finished: z.boolean().meta({ description: "if not, call again: it goes on where it stopped" }),
});

const { evidence, evidenceEn, facts } = guard.shape;

export const TouchedConsentsAnswer = z.strictObject({
  consents: z.array(
    z.strictObject({
      ...source,
      applicationId,
      project: z.strictObject({ name: z.string(), code: z.string() }),
      matter: materialName,
      deemedAt: instant.meta({ description: "as of when the silence counted" }),
      revokedAt: instant.nullable(),
      evidence,
      evidenceEn,
      facts,
    }),
  ),
  ...pageEnd,
});

export const EndpointAnswer = z.strictObject({
  department: z.strictObject({ id: z.string(), ...named }),
  url: z.string().meta({ description: "as the region file has it" }),
  status: z
    .enum(["on", "off"])
    .meta({ description: "off: it has answered 410 (Gone), and what is dispatched goes by the in-box" }),
  switches: z
    .array(
      z.strictObject({
        off: z.strictObject({ at: instant, webhookId: z.string(), url: z.string() }),
        on: z.strictObject({ by: actor, at: instant, reason: z.string() }).nullable(),
      }),
    )
    .meta({ description: "when it was switched off, by its answer to which message, and on again, by whom" }),
});

export const EndpointsAnswer = z.strictObject({ endpoints: z.array(EndpointAnswer) });
