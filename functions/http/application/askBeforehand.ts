/** A question before there is a case (咨询): its number and its code are made as an application's are, and it is nobody's by name. */
import { createInquiry } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import type { Recorded } from "../../app/base/ports.ts";
import { staffOf } from "../../app/base/staff.ts";
import { askBeforehand as contract } from "../../contracts/application/routes.ts";
import { firstContactOf } from "../../domain/application/firstContact.ts";
import { ask, daysIn, type Inquiry } from "../../domain/application/inquiry.ts";
import { inquiryIdOf } from "../../domain/base/ids.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { inquiryView } from "./inquiryView.ts";

export const askBeforehand = handle(
  contract,
  ({ store, codes, region, rules }) =>
    async ({ body, headers, by, now }) => {
      const { projectType, text } = body;
      const contact = firstContactOf(region, projectType, now, rules);
      if (!contact) {
        const known = region.projectTypes.map(({ code }) => code);
        const facts = { given: projectType, known };
        throw malformed([{ path: "projectType", code: "unknown-project-type", facts }]);
      }
      const said = digestOf(body);
      const owner = { question: said };
      const identities = await codes.identitiesFor(region.code, {
        owner,
        idempotencyKey: headers["idempotency-key"],
      });
      const answer = async ({ state }: Recorded<Inquiry>, queryCode: string) => {
        const staff = await staffOf(store, state.holder.contact.organ.id);
        const inquiry = inquiryView(state, { as: "applicant", staffOf: () => staff }, region, now, rules);
        return {
          headers: { location: `/v1/inquiries/${state.facts.inquiryId}` },
          body: { inquiry, queryCode },
        };
      };
      for (const { applicationId, queryCode } of identities) {
        const before = await store.loadInquiry(inquiryIdOf(applicationId, said));
        if (before) return answer(before, queryCode);
      }
      const [{ applicationId, queryCode }] = identities;
      const inquiryId = inquiryIdOf(applicationId, said);
      const facts = {
        inquiryId,
        applicationId,
        text,
        askedAt: now,
        contact,
        before: { projectType },
        ...daysIn(region),
      };
      const asked = await createInquiry(store, ask(facts, rules).events, { at: now, by });
      const made = asked === "conflict" ? await store.loadInquiry(inquiryId) : asked;
      if (!made) throw new Error(`inquiry ${inquiryId} is there and is not`);
      return answer(made, queryCode);
    },
);
