/** The events of putting right and looking again (整改复审). */
import * as z from "zod";
import type { RectificationEvent } from "../../domain/application/rectification.ts";
import {
  rectificationAgreed,
  rectificationDeclined,
  rectificationDone,
  rectificationLapsed,
  rectificationOffered,
} from "../../domain/notices/ofRectification.ts";
import { AGAIN_WHY } from "../../domain/review/review.ts";
import type { EventRow } from "./row.ts";
import { copies } from "./row.ts";
import { day, instant, text } from "./shapes/base.ts";
import { asked, material } from "./shapes/application.ts";

export const RECTIFICATIONS = {
  "rectification-offered": {
    data: z.object({
      type: z.literal("rectification-offered"),
      days: z.int().min(1),
      reasons: text,
      objections: z.array(text),
      at: instant,
    }),
    announced: ({ days, objections, at }) => ({ days, objections, at }),
    notices: rectificationOffered,
    mail: "progress",
  },
  "rectification-declined": {
    data: z.object({ type: z.literal("rectification-declined"), reasons: text, at: instant }),
    announced: ({ at }) => ({ at }),
    notices: rectificationDeclined,
    mail: "agent",
  },
  "rectification-agreed": {
    data: z.object({ type: z.literal("rectification-agreed"), dueAt: instant, dueDate: day, at: instant }),
    announced: ({ at, dueAt }) => ({ at, until: dueAt }),
    notices: rectificationAgreed,
    mail: "agent",
  },
  "rectification-done": {
    data: z.object({
      type: z.literal("rectification-done"),
      description: text,
      materials: z.array(material),
      reviews: z.array(asked),
      again: z.array(z.object({ reviewId: text, follows: text, why: z.enum(AGAIN_WHY) })),
      digest: text,
      at: instant,
    }),
    announced: ({ materials, again, at }) => ({
      materials: materials.map(({ code }) => code),
      reviews: again,
      at,
    }),
    follows: ({ materials }) => [{ does: "join" }, ...copies(materials)],
    notices: rectificationDone,
    mail: "agent",
  },
  "rectification-lapsed": {
    data: z.object({ type: z.literal("rectification-lapsed"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
    follows: () => [{ does: "conclude" }],
    notices: rectificationLapsed,
    mail: "progress",
  },
} as const satisfies { [E in RectificationEvent as E["type"]]: EventRow<E> };
