/** The status, as the rules say it stands now; whoever is shown that material is owed has received the request for it. */
import { knowing } from "../../app/base/circumstances.ts";
import { loadAccepted, momentOf } from "../../app/application/catchUp.ts";
import { isAwaitingApplicant, keepApplicantOpening } from "../../app/application/applicantOpenings.ts";
import type { Case } from "../../app/base/ports.ts";
import { getApplication as contract } from "../../contracts/application/routes.ts";
import { unknownApplication } from "../base/applicants.ts";
import { isService } from "../base/agents.ts";
import { handle } from "../base/handle.ts";
import { offeredTo } from "./offeredTo.ts";
import { isInConfidence, statusView, versionsOf } from "./statusView.ts";

export const getApplication = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId }, caller, by, now, isHead, isFresh }) => {
      const { region, rules, settleSeconds } = deps;
      const found = await loadAccepted(deps, applicationId, momentOf(now, settleSeconds));
      if (!found) throw unknownApplication(applicationId);
      const answer = await answerOf(found);
      if (!isAwaitingApplicant(found.reviews) || isFresh(answer)) return answer;
      if (!(await isService(caller, found.application.state, now, deps))) return answer;
      // HEAD says what GET would, and shows nothing.
      return answerOf(await keepApplicantOpening(deps, found, { by, at: now }, now, isHead));

      async function answerOf(shown: Case) {
        const body = await knowing(deps.store, (circumstancesOf) =>
          offeredTo(caller, statusView(shown, region, now, { ...rules, circumstancesOf }, "applicant")),
        );
        // Of what its versions do not tell, the answer itself does.
        return shown.complaints.some(isInConfidence) ? { body } : { versions: versionsOf(shown), body };
      }
    },
);
