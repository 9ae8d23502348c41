/** What silence leaves on record: the guards that were checked with what each rests on, and the ledger. */
import * as z from "zod";
import type { GuardCheck, GuardId, HoldEvidence, OutageEvidence } from "../../../domain/review/guard.ts";
import type { Receipt } from "../../../domain/review/receipt.ts";
import type { SilentOutcome } from "../../../domain/review/outcome.ts";
import type { Proceeded, SilenceRecord, TakenBack } from "../../../domain/review/review.ts";
import { caseFlag, statedFact } from "./caseAct.ts";
import { count, day, instant, shape, text } from "./base.ts";
import { excerpt } from "./calendar.ts";
import { basis, matter } from "./catalogue.ts";
import { handler } from "./review.ts";

const channel = z.enum(["in-box", "webhook"]);

export const receipt = shape<Receipt>()(
  z.discriminatedUnion("by", [
    z.object({ by: z.enum(["signature", "opening", "answer", "act"]), at: instant }),
    z.object({ by: z.literal("reminder"), at: instant, dayOverAt: instant }),
  ]),
);

const holdEvidence = shape<HoldEvidence>()(
  z.object({
    holdId: text,
    from: instant,
    until: instant.nullable(),
    recordedAt: instant,
  }),
);

const outageEvidence = shape<OutageEvidence>()(
  z.object({
    outageId: text,
    from: instant,
    until: instant.nullable(),
    recordedAt: instant,
  }),
);

const guard = <G extends GuardId, E extends z.ZodType>(id: G, evidence: E) =>
  z.object({ guard: z.literal(id), holds: z.boolean(), evidence });

export const guardCheck = shape<GuardCheck>()(
  z.discriminatedUnion("guard", [
    guard("G1", z.object({ basis: basis.nullable() })),
    guard(
      "G2",
      z.object({
        department: text,
        channel,
        servedAt: instant,
        recordedAt: instant,
        receipt: receipt.nullable(),
        wholeDays: count,
        leastDays: count,
      }),
    ),
    guard("G3", z.object({ stoppedSince: instant.nullable() })),
    guard("G4", z.object({ owed: z.array(text), lapsedAt: instant.nullable() })),
    guard(
      "G5",
      z.object({
        flags: z.array(caseFlag),
        confirmed: z.array(statedFact),
        unconfirmed: z.array(text),
      }),
    ),
    guard("G6", z.object({ holds: z.array(holdEvidence) })),
    guard("G7", z.object({ kind: matter.shape.kind, licencesByTacitConsent: z.boolean() })),
    guard("G8", z.object({ provisionalDay: day.nullable(), calendarVersion: text })),
    guard("G9", z.object({ department: text, lead: text, heir: text.exactOptional() })),
    guard(
      "G10",
      z.object({
        lastDay: day,
        onLastDay: z.boolean(),
        daysLost: count,
        limitDays: count,
        outages: z.array(outageEvidence),
      }),
    ),
  ]),
);

export const guardId = shape<GuardId>()(
  z.enum(["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"]),
);

export const silentOutcome = shape<SilentOutcome>()(
  z.enum(["deemed-consent", "deemed-refusal", "no-response"]),
);

export const silence = shape<SilenceRecord>()(
  z.object({
    asOf: instant,
    basis: basis.nullable(),
    guards: z.array(guardCheck),
    judgedBy: excerpt,
    backfillDueAt: instant.nullable(),
    responsible: handler.nullable(),
    proceeded: shape<Proceeded>()(
      z.object({ dueAt: instant, lastStepAt: instant, furtherDays: count }),
    ).optional(),
  }),
);

export const takenBack = shape<TakenBack>()(
  z.object({ outcome: silentOutcome, record: silence, at: instant }),
);
