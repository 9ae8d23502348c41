/** What an inquiry keeps. */
import * as z from "zod";
import type { FirstContact } from "../../../domain/application/firstContact.ts";
import type { InquiryFacts } from "../../../domain/application/inquiry.ts";
import { instant, shape, text } from "./base.ts";
import { departmentName, keptPost } from "./catalogue.ts";

export const firstContact = shape<FirstContact>()(
  z.object({
    organ: departmentName,
    post: keptPost.nullable(),
    head: text,
    phone: text,
    clerk: text.optional(),
    since: instant.optional(),
  }),
);

export const inquiryFacts = shape<InquiryFacts>()(
  z.object({
    inquiryId: text,
    applicationId: text,
    text,
    askedAt: instant,
    answerBy: instant,
    days: z.int().optional(),
    contact: firstContact,
    before: z.object({ projectType: text }).optional(),
  }),
);
