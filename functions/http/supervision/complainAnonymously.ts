/** Anybody complains without a name: a number and a code by chance, and nobody's name in its history, whoever has signed in. */
import { createComplaint } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import { complainAnonymously as contract } from "../../contracts/supervision/complaints.ts";
import { APPLICANT } from "../../domain/base/actor.ts";
import { complaintIdOf } from "../../domain/base/ids.ts";
import { file, type Complaint } from "../../domain/supervision/complaint.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const complainAnonymously = handle(
  contract,
  ({ store, codes, region, rules }) =>
    async ({ body, headers, now }) => {
      const { about, text } = body;
      const known = region.departments.map(({ id }) => id);
      if ("department" in about && !known.includes(about.department))
        throw malformed([{ path: "about.department", code: "not-a-department", facts: { known } }]);
      const said = digestOf(body);
      // By the caller's own key, which follows from nobody: two complaints of one person have two numbers.
      const identities = await codes.identitiesFor(region.code, {
        owner: { complaint: said },
        idempotencyKey: headers["idempotency-key"],
      });
      const idOf = (applicationId: string) => complaintIdOf(applicationId, said, true);
      const answer = (state: Complaint, queryCode: string) => ({
        headers: { location: `/v1/complaints/${state.facts.complaintId}` },
        body: { complaint: complaintView(state, "applicant", now, rules, region), queryCode },
      });
      for (const { applicationId, queryCode } of identities) {
        const before = await store.loadComplaint(idOf(applicationId));
        if (before) return answer(before.state, queryCode);
      }
      const [{ applicationId, queryCode }] = identities;
      const complaintId = idOf(applicationId);
      const { events } = file(
        { complaintId, applicationId, about, text, how: "anonymous", filedAt: now },
        rules,
      );
      const filed = await createComplaint(store, events, { at: now, by: APPLICANT });
      const made = filed === "conflict" ? await store.loadComplaint(complaintId) : filed;
      if (!made) throw new Error("an anonymous complaint is there and is not");
      return answer(made.state, queryCode);
    },
);
