/** The status with cards and complaints, for the lead, supervisors and operators. */
import { knowing } from "../../app/base/circumstances.ts";
import { loadAccepted, momentOf } from "../../app/application/catchUp.ts";
import { versionsBehind } from "../../app/application/versions.ts";
import { openAbout } from "../../app/application/projects.ts";
import { getCase as contract } from "../../contracts/application/routes.ts";
import { isOver, type Application } from "../../domain/application/application.ts";
import { sameProject } from "../../domain/application/repeatedProject.ts";
import { withOffset } from "../../domain/base/time.ts";
import { unsettled } from "../../domain/application/settling.ts";
import { endOf, standingAt } from "../../domain/application/standing.ts";
import { circumstancesOf as staffOnRecord } from "../../domain/review/circumstances.ts";
import { cardsOf } from "../../domain/supervision/card.ts";
import { unknownApplication } from "../base/applicants.ts";
import { cardView } from "../supervision/cardView.ts";
import { versionView } from "../base/materialView.ts";
import { handle } from "../base/handle.ts";
import { isClosed, type Review } from "../../domain/review/review.ts";
import { awaitedView } from "../review/awaitedView.ts";
import { caseFlagsView } from "../review/caseFlagsView.ts";
import { groundsForRevocation, outageGrounds } from "./groundsForRevocation.ts";
import { audienceOf, checkMaySeeCase } from "./lead.ts";
import { clashView, isInConfidence, statusView, versionsOf } from "./statusView.ts";

export const getCase = handle(contract, (deps) => async ({ path: { applicationId }, caller, by, now }) => {
  const { region, rules, settleSeconds } = deps;
  const found = await loadAccepted(deps, applicationId, momentOf(now, settleSeconds));
  if (!found) throw unknownApplication(applicationId);
  const { application, reviews } = found;
  checkMaySeeCase(caller, application.state, region);
  const recorded = reviews.map((review) => review.state);
  const audience = audienceOf(caller, application.state, region);
  const awaitedIn = (standing: readonly Review[]) =>
    standing.flatMap((review) =>
      awaitedView(review, by, now, rules.zone)
        .filter(({ command }) => command === "revokeDeemedConsent")
        .map((awaited) => ({ reviewId: review.facts.reviewId, ...awaited })),
    );
  const { project, applicant } = application.state.facts;
  const about = { creditCode: applicant.creditCode, projectCode: project.code, butFor: applicationId };
  const { own, others } = await openAbout(deps.store, about);
  const alsoOpen = sameProject(own.open, project.type, region).map(({ facts }) => facts.applicationId);
  // Whose they are is for whoever decides on them, or supervises that, alone.
  const openByOthers =
    audience === "presider"
      ? []
      : sameProject(others.open, project.type, region).map(({ facts, status }) => ({
          applicationId: facts.applicationId,
          applicant: { name: facts.applicant.name, creditCode: facts.applicant.creditCode },
          status,
          receivedAt: withOffset(facts.receivedAt, rules.zone),
        }));
  const versions = await versionsBehind(deps.store, application.state);
  const body = await knowing(deps.store, (circumstancesOf) => {
    const known = { ...rules, circumstancesOf };
    const standing = standingAt(recorded, endOf(application.state, now), known);
    return {
      ...statusView(found, region, now, known, audience),
      ...caseFlagsView(application.state, region, rules.zone),
      earlierMaterials: versionView(versions, rules.zone),
      applicant: { name: applicant.name, creditCode: applicant.creditCode },
      clashes: clashesNow(application.state, standing),
      alsoOpen,
      openByOthers,
      groundsForRevocation: groundsForRevocation(application.state, recorded, region, rules.zone),
      awaited: caller.role === "supervisor" ? awaitedIn(standing) : [],
      outageGrounds: outageGrounds(recorded, known),
      cards: cardsOf(standing, ({ facts }) => staffOnRecord(facts, known).staff).map((card) =>
        cardView(card, rules),
      ),
    };
  });
  const isTold = caller.role === "supervisor" && found.complaints.some(isInConfidence);
  return isTold ? { body } : { versions: versionsOf(found), body };
});

/** What the conditions on record clash about as it stands, long before anybody calls a joint review; nothing once it is over. */
const clashesNow = (application: Application, standing: readonly Review[]) =>
  isOver(application)
    ? []
    : unsettled(standing.filter(isClosed)).clashes.map((about) => clashView(about, standing));
