/** The applicant asks its first contact (咨询). */
import { createInquiry } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import { staffOf } from "../../app/base/staff.ts";
import type { Recorded } from "../../app/base/ports.ts";
import { askInquiry as contract } from "../../contracts/application/routes.ts";
import { contactIn } from "../../domain/application/firstContact.ts";
import { ask, daysIn, MOST_INQUIRIES, type Inquiry } from "../../domain/application/inquiry.ts";
import { inquiryIdOf } from "../../domain/base/ids.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { inquiryView } from "./inquiryView.ts";
import { leadToday } from "./lead.ts";

export const askInquiry = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId }, body: { text }, by, now }) => {
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      const lead = () => region.departments.find(({ id }) => id === leadToday(application, region))!;
      // Named after what it says: the same question sent again is the same question.
      const inquiryId = inquiryIdOf(applicationId, digestOf(text));
      const answer = async ({ state }: Recorded<Inquiry>) => {
        const staff = await staffOf(store, state.holder.contact.organ.id);
        return { body: inquiryView(state, { as: "applicant", staffOf: () => staff }, region, now, rules) };
      };
      const before = await store.loadInquiry(inquiryId);
      if (before) return answer(before);
      // What came before there was a first contact is its lead's.
      const contact = application.facts.firstContact ?? contactIn(lead(), region, now, rules);
      const { events } = ask(
        { inquiryId, applicationId, text, askedAt: now, contact, ...daysIn(region) },
        rules,
      );
      if (!(await store.takePlace(applicationId, "inquiries", inquiryId, MOST_INQUIRIES)))
        throw refused("too-many-inquiries", { most: MOST_INQUIRIES, call: contact.phone });
      const asked = await createInquiry(store, events, { at: now, by });
      const made = asked === "conflict" ? await store.loadInquiry(inquiryId) : asked;
      if (!made) throw new Error(`inquiry ${inquiryId} is there and is not`);
      return answer(made);
    },
);
