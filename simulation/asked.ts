/** What a review of a simulation is about, in the words of the product's own rules. */
import type { Instant } from "../functions/domain/base/time.ts";
import type { ReviewFacts } from "../functions/domain/review/review.ts";
import type { SimulatedDepartment, SimulatedLink } from "./scenario.ts";

/** Whom a link of a case asks, and whether silence may count there. */
export type Asked = {
  application: number;
  link: SimulatedLink;
  department: SimulatedDepartment;
  type: string;
  silenceCounts: boolean;
};

/** Everything that could be asked for: material is not what a simulation is about. */
export const MATERIAL = "material";

/** The lead is none of the departments that are asked. */
const LEAD = "simulated-lead";
const SIMULATED = { document: "simulated", article: "simulated" };

export function factsOf(asked: Asked, receivedAt: Instant): ReviewFacts {
  const { application, link, department, type, silenceCounts } = asked;
  const id = `s${application}`;
  return {
    reviewId: `${id}.${link.code}`,
    applicationId: id,
    matter: {
      code: link.code,
      name: link.name.zh,
      nameEn: link.name.en,
      department: department.id,
      kind: "opinion",
      basis: SIMULATED,
      limit: { days: link.limit, unit: "working-days" },
      statutoryLimit: { days: link.statutoryLimit, unit: "working-days" },
      onTimeout: silenceCounts ? link.onTimeout : "escalate",
      tacitBasis: SIMULATED,
      projectTypes: [],
      when: null,
      materials: [MATERIAL],
      fee: 0,
      prerequisites: [],
      veto: false,
      replaceableBy: [],
    },
    department: {
      id: department.id,
      name: department.name.zh,
      nameEn: department.name.en,
      posts: null,
      channel: "in-box",
    },
    leadDepartment: LEAD,
    participants: [LEAD, department.id],
    project: { name: id, code: id, type, flags: [] },
    waitsFor: [],
    applicant: id,
    applicantName: id,
    tolerates: [],
    receivedAt,
    stated: [],
    actsBefore: [],
    policies: {
      licencesByTacitConsent: false,
      supplementTermDays: 10,
      longestSpecialProcedureDays: 120,
      afterLadderDays: 5,
    },
    catalogueVersion: "simulated",
  };
}
