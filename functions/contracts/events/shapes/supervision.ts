/** What a complaint keeps. */
import * as z from "zod";
import { attachments } from "./attachments.ts";
import type { Closings } from "../../../domain/supervision/closings.ts";
import type { ComplaintAnswer, ComplaintFacts } from "../../../domain/supervision/complaint.ts";
import { day, instant, shape, text } from "./base.ts";

export const complaintFacts = shape<ComplaintFacts>()(
  z.object({
    complaintId: text,
    applicationId: text,
    about: z.union([
      z.object({ reviewId: text }),
      z.object({ department: text }),
      z.object({ supervision: z.literal(true) }),
    ]),
    how: z.enum(["confidential", "anonymous"]).optional(),
    text,
    attachments: attachments.optional(),
    filedAt: instant,
    answerBy: instant,
  }),
);

export const complaintAnswer = shape<ComplaintAnswer>()(
  z.object({
    cause: text,
    remedy: text,
    responsibility: text,
    answer: text,
    attachments: attachments.optional(),
  }),
);

const none = z.object({ none: text });
const by = text.optional();
const closing = z.union([z.object({ text, by, on: day.optional() }), none]);

export const closings = shape<Closings>()(
  z.object({
    cause: closing,
    remedy: closing,
    person: closing,
    measure: z.union([z.object({ text, inForceSince: day, shownBy: text, by }), none]),
  }),
);
