/** What an applicant is told when intake refuses: what, and how to mend it. */
import type { ApplicationRefusal } from "../domain/application.ts";
import { refused, type Refused } from "./endpoint.ts";

export function intakeRefused(refusal: ApplicationRefusal): Refused {
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
        `The application is ${refusal.status}; no material is owed now. What a department still needs it will ask for.`,
        { more: { status: refusal.status } },
      );
  }
}
