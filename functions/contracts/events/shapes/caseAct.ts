/** What is said of the flags and facts of a case. */
import * as z from "zod";
import { NEGATIVE_LIST } from "../../../domain/catalogue/flags.ts";
import type { CaseAct, CaseActor, CaseFlag, StatedFact } from "../../../domain/review/caseAct.ts";
import { instant, shape, text } from "./base.ts";

export const flag = z.enum(NEGATIVE_LIST);

const actor = shape<CaseActor>()(
  z.object({ as: z.enum(["window", "lead", "department"]), department: text }),
);

const act = { actor, at: instant };

type Act<T extends CaseAct["type"]> = Extract<CaseAct, { type: T }>;

export const flagRaised = shape<Act<"flag-raised">>()(
  z.object({ type: z.literal("flag-raised"), flag, basis: text, reason: text, ...act }),
);
export const flagLifted = shape<Act<"flag-lifted">>()(
  z.object({ type: z.literal("flag-lifted"), flag, reason: text, of: z.array(text), ...act }),
);
export const factsConfirmed = shape<Act<"facts-confirmed">>()(
  z.object({ type: z.literal("facts-confirmed"), attributes: z.array(text), basis: text, ...act }),
);

export const flagAdded = shape<Act<"flag-added">>()(
  z.object({
    type: z.literal("flag-added"),
    flag,
    reason: text,
    actor: z.object({ as: z.literal("applicant"), department: z.null() }),
    at: instant,
  }),
);

export const caseAct = shape<CaseAct>()(
  z.discriminatedUnion("type", [flagRaised, flagLifted, factsConfirmed, flagAdded]),
);

export const caseFlag = shape<CaseFlag>()(
  z.object({
    flag,
    source: z.enum(["region-file", "applicant", "window", "lead", "department"]),
    department: text.nullable(),
    at: instant,
    basis: text.nullable(),
  }),
);

export const statedFact = shape<StatedFact>()(z.object({ attribute: text, confirmedBy: text.nullable() }));
