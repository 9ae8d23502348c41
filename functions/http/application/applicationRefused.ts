/** What people are told when the rules refuse something about an application: what holds, and how to mend it. */
import type { ApplicationRefusal } from "../../domain/application/application.ts";
import { refused, type Refused } from "../base/endpoint.ts";

export function applicationRefused(refusal: ApplicationRefusal): Refused {
  switch (refusal.code) {
    case "nothing-to-review":
      return refused(
        refusal.code,
        "By the attributes stated, no department has a matter in this project: it needs none of these approvals. Check project.type and project.attributes against GET /v1/catalogue.",
      );
    case "too-many-reviews":
      return refused(
        refusal.code,
        `${refusal.count} matters apply, and one round holds ${refusal.most}. Submit the project in parts; the catalogue shows which attribute brings which matter.`,
      );
    case "calendar-missing":
      return refused(
        refusal.code,
        `A due date would fall beyond the loaded working-day calendar (the year ${refusal.year} is missing). Nothing was stored; send the same request again once the operator has loaded it.`,
        { more: { year: refusal.year } },
      );
    case "unknown-material":
      return refused(refusal.code, `This region knows these materials: ${refusal.known.join(", ")}.`);
    case "replaced-too-often":
      return refused(
        refusal.code,
        `Material that is there already was replaced ${refusal.most} times. Hand in what is still missing; the review begins with it.`,
      );
    case "not-awaiting-materials":
      return refused(
        refusal.code,
        `The application is ${refusal.status}, and no department waits for this material now. What is still needed you will be asked for.`,
        { more: { state: refusal.status } },
      );
    case "not-awaiting-acceptance":
      return refused(
        refusal.code,
        `The application is ${refusal.status}; the window has nothing to answer now.`,
        { more: { state: refusal.status } },
      );
    case "returned-already":
      return refused(
        refusal.code,
        "It was sent back once with all that was wrong (一次性告知). Accept it, or refuse acceptance with the authority it belongs to.",
      );
    case "material-not-askable":
      return refused(
        refusal.code,
        `The catalogue does not have ${refusal.materials.join(", ")} for this project, so nobody could hand it in. You may ask for: ${refusal.askable.join(", ")}.`,
        { more: { materials: refusal.materials, askable: refusal.askable } },
      );
    case "application-ended":
      return refused(refusal.code, `The application is ${refusal.status}; this cannot be done any more.`, {
        more: { state: refusal.status },
      });
    case "project-changed-too-often":
      return refused(
        refusal.code,
        `The project has changed ${refusal.most} times. Withdraw the application and submit the project as it is now.`,
      );
    case "opinions-on-record":
      return refused(
        refusal.code,
        `${refusal.reviews.join(", ")} answered to the project as it was. Withdraw the application and submit the project as it is now.`,
        { more: { reviews: refusal.reviews } },
      );
    case "no-joint-review":
      return refused(
        refusal.code,
        `The application is ${refusal.status}. A joint review opens by itself when all have answered and somebody objects or conditions clash.`,
        { more: { state: refusal.status } },
      );
    case "already-convened":
      return refused(
        refusal.code,
        `The sitting is convened for ${refusal.heldOn}; a joint review sits once.`,
        { more: { heldOn: refusal.heldOn } },
      );
    case "not-convened":
      return refused(
        refusal.code,
        "Convene the sitting first (POST …/joint-review): minutes need a sitting that everybody was invited to.",
      );
    case "sitting-not-held":
      return refused(refusal.code, `The sitting is on ${refusal.heldOn}; conclude it then.`, {
        more: { heldOn: refusal.heldOn },
      });
    case "sitting-date":
      return refused(refusal.code, `The sitting is held between ${refusal.earliest} and ${refusal.latest}.`, {
        more: { earliest: refusal.earliest, latest: refusal.latest },
      });
    case "not-a-participant":
      return refused(
        refusal.code,
        `${refusal.departments.join(", ")} does not take part in this application, or was not invited.`,
        { more: { departments: refusal.departments } },
      );
    case "reasons-to-objector-missing":
      return refused(
        refusal.code,
        `To grant against an objection takes written reasons to the objector: answer ${refusal.reviews.join(", ")} in "answers".`,
        { more: { reviews: refusal.reviews } },
      );
    case "unexamined-matters":
      return refused(
        refusal.code,
        `${refusal.reviews.join(", ")} fell with a prerequisite and was never examined. Say for each in "answers" why it can be granted all the same, or refuse.`,
        { more: { reviews: refusal.reviews } },
      );
    case "clash-unresolved":
      return refused(
        refusal.code,
        `Say in "resolutions" what holds for ${refusal.about.join(", ")}: the departments' conditions want different things.`,
        { more: { about: refusal.about } },
      );
    case "article-missing":
      return refused(refusal.code, 'Name in "article" the law that the refusal rests on.');
    case "not-deciding":
      return refused(
        refusal.code,
        `The application is ${refusal.status}; it does not wait for the lead's decision.`,
        { more: { state: refusal.status } },
      );
  }
}
