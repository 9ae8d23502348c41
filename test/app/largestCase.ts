/** The largest case that the contracts and the rules allow: every text of its full length, every list full. */
import { keptPost } from "../../functions/domain/catalogue/posts.ts";
import { MOST_ATTACHED, type Attachment } from "../../functions/domain/base/attachment.ts";
import { MOST_FILES, type SentFile } from "../../functions/domain/application/material.ts";
import { MOST_PROMISED } from "../../functions/domain/application/promises.ts";
import { MOST_FILE_BYTES } from "../../functions/domain/files/kind.ts";
import { FlagBody, SubmissionBody } from "../../functions/contracts/application/bodies.ts";
import {
  ExtensionBody,
  OpinionBody,
  SpecialProcedureBody,
  SupplementRequestBody,
} from "../../functions/contracts/review/bodies.ts";
import { open } from "../../functions/domain/review/advance.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { caseFactsOf } from "../../functions/domain/application/application.ts";
import { MOST_CASE_ACTS, type CaseAct } from "../../functions/domain/review/caseAct.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { SPECIAL_PROCEDURES } from "../../functions/domain/review/stop.ts";
import { rules, T0 } from "../support/cases.ts";
import { largestOf } from "../support/largest.ts";

const ID = "440307-0000000000000001";

export const LAST = 4;

export const han = (count: number, seed = "长") => seed.repeat(count);

/** As many digits as a value of a control figure has. */
export const MOST_DIGITS = 999_999_999_999.999;
export const code = (of: string, i: number) => `${of}-${i}-`.padEnd(40, "x");

/** Forty matters and departments as long as a region file may name them. */
export const name = han(40);

const named = { name, nameEn: "n".repeat(80) };

export const materials = Array.from({ length: 32 }, (_, i) => ({ code: `material-${i}`, ...named }));

/** What may follow, each in the authority's longest words. */
export const promised = Array.from({ length: MOST_PROMISED }, (_, i) => ({
  code: `promised-${i}`,
  ...named,
  mayFollow: {
    days: 60,
    text: han(500),
    textEn: "t".repeat(1000),
    basis: { document: han(60), article: han(40) },
  },
}));

export const departments = Array.from({ length: 41 }, (_, i) => ({
  ...rules.region.departments[0]!,
  id: code("department", i),
  ...named,
  posts: [
    {
      code: "a".repeat(40),
      name: han(40),
      nameEn: "",
      A: han(20),
      B: han(20),
      leader: han(20),
      matters: null,
    },
  ],
}));

const lead = departments[40]!;

const basis = { document: han(60), article: han(40) };

const matters = Array.from({ length: 40 }, (_, i) => ({
  ...rules.region.matters[0]!,
  code: code("matter", i),
  ...named,
  department: departments[i]!.id,
  limit: { days: 20, unit: "working-days" as const },
  basis,
  tacitBasis: basis,
  when: null,
  materials: materials.slice((i % 4) * 8, (i % 4) * 8 + 8).map((material) => material.code),
  veto: false,
  prerequisites: Array.from({ length: Math.min(i, 39) }, (_, p) => ({
    matter: code("matter", p),
    tolerable: false,
  })),
  replaceableBy: ["area-assessment" as const, "promise" as const],
}));

const region = {
  ...rules.region,
  departments,
  matters,
  materials: [...materials, ...promised],
  projectTypes: [{ ...rules.region.projectTypes[0]!, code: "municipal-road", lead: lead.id }],
  policies: { ...rules.region.policies, intake: "window" as const, decision: "lead" as const },
};

export const free = { ...region, matters: matters.map((matter) => ({ ...matter, prerequisites: [] })) };

/** The largest file on record: one that the platform keeps, under a name of its own. */
const largestFile = (i: number): SentFile => ({
  code: materials[i % materials.length]!.code,
  name: han(60),
  sha256: String(i).padStart(64, "0"),
  fileId: `F-${"0".repeat(26)}`,
  bytes: MOST_FILE_BYTES,
  kind: "jpeg",
});

/** As many as a case may have at once. */
export const largestFiles = Array.from({ length: MOST_FILES.application }, (_, i) => largestFile(i));

const largestSubmission = largestOf(SubmissionBody, {
  "project.code": () => "2605-440307-04-01-123456",
  "project.type": () => "municipal-road",
  "project.attributes": () =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, a) => [`attribute${a}${"x".repeat(50)}`, "c".repeat(40)]),
    ),
  "project.flags": () => [],
  "applicant.creditCode": () => "91990000MA5F1A2B54",
  "applicant.contact.phone": () => "1".repeat(30),
  "applicant.contact.email": () => `${"a".repeat(60)}@${"b".repeat(30)}.example`,
  materials: () => [],
  claims: () => [],
  "promises[].material": (i) => promised[i]!.code,
  "promises[].text": (i) => promised[i]!.mayFollow.text,
});

export const submission = { ...largestSubmission, materials: largestFiles };

export const attachedId = (i: number): string => `F-${i}`.padEnd(28, "A");

/** As many files as one act may have, as it goes on record with them. */
export const attachments: readonly Attachment[] = Array.from({ length: MOST_ATTACHED }, (_, i) => ({
  name: han(60),
  sha256: `a${i}`.padEnd(64, "a"),
  fileId: attachedId(i),
  bytes: MOST_FILE_BYTES,
  kind: "jpeg",
}));

/** The largest opinion with conditions, which may clash; an objection is larger still. */
const conditional = {
  ...largestOf(OpinionBody.options[1], {
    "conditions[].about": (i) => code("about", i),
    "conditions[].value": () => MOST_DIGITS,
    "attachments[]": attachedId,
  }),
  attachments,
};

export const objection = {
  ...largestOf(OpinionBody.options[2], { "attachments[]": attachedId }),
  attachments,
};

/** Opinions that differ, the largest that there are: one with conditions, and then objections. */
export const opinions: readonly [typeof conditional, ...Opinion[]] = [
  conditional,
  ...["大", "多", "满"].map((seed): Opinion => ({
    ...objection,
    reasons: han(objection.reasons.length, seed),
  })),
];

export const supplement = largestOf(SupplementRequestBody, {
  "items[].material": (i) => materials[i]!.code,
});

export const procedureOf = (kind: (typeof SPECIAL_PROCEDURES)[number], plannedEnd: string) =>
  largestOf(SpecialProcedureBody, {
    kind: () => kind,
    plannedEnd: () => plannedEnd,
    "approver.rank": () => "deputy-head",
  });

export const extension = largestOf(ExtensionBody, { days: () => 10, "approver.rank": () => "head" });

export const given = { applicationId: ID, digest: "0".repeat(64), contact: "0".repeat(64) };

const accepted = (() => {
  const { events } = intake.receive(free, submission, given, T0, rules.clock);
  const answer = answerAtWindow(applications.begin(events), free, { decision: "accept" }, T0, rules.clock);
  const state = applications.begin([...events, ...answer.events]);
  if (state.status !== "in-review") throw new Error("it is complete");
  return state;
})();

export const { facts, acceptance } = accepted;

/** The first events of a review, the one in this place, and what its application gives it. */
export function openedAs(place: number) {
  const { reviewId } = acceptance.reviews[place]!;
  const caseFacts = caseFactsOf([{ facts, acceptance, restated: {} }], reviewId);
  const { service, posts, ...department } = departments[place]!;
  const kept = keptPost(posts[0]!, department);
  const own = {
    reviewId,
    matter: matters[place]!,
    department: { ...department, posts: kept, channel: service.channel },
  };
  const opened = open({ ...own, ...caseFacts }, { asOf: T0, recordedAt: T0 }, rules.clock);
  return { caseFacts, opened };
}

/** As much as may be said of a case's flags: each raised and taken off again, so that silence still counts. */
export const caseActs = Array.from({ length: MOST_CASE_ACTS }, (_, i): CaseAct => {
  const { flag, basis, reason } = largestOf(FlagBody);
  const said = {
    flag,
    reason,
    at: T0,
    actor: { as: "department" as const, department: departments[0]!.id },
  };
  return i % 2 === 0
    ? { type: "flag-raised", basis, ...said }
    : { type: "flag-lifted", of: [said.actor.department], ...said };
});
