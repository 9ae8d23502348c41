/** Changes of a project (项目变更), as tests make them. */
import { digestOf } from "../../functions/app/base/digest.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import type { ProjectChange } from "../../functions/domain/application/changeRequest.ts";
import { changeProject, type ProjectChanged } from "../../functions/domain/application/projectChange.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import type { Review } from "../../functions/domain/review/review.ts";

export type ChangingCase = { application: Application; reviews: readonly Review[] };

/** A file of that kind that differs from every other one of another name. */
export const fileOf = (code: string, name: string) => ({
  code,
  name,
  sha256: digestOf([code, name]),
  uri: `https://files.example.org/${code}.pdf`,
});

/** A change in which every file of these kinds comes anew. */
export const filesAnew = (description: string, codes: readonly string[]): ProjectChange => ({
  description,
  attributes: {},
  materials: codes.map((code) => fileOf(code, description)),
});

/** A change in which every file that is on record comes anew: every review whose matter asks for material starts again. */
export const everythingAnew = (application: Application, description: string): ProjectChange =>
  filesAnew(
    description,
    application.materials.map(({ code }) => code),
  );

/** A change that touches nobody, as it is on record. */
export const changedEvent = (change: number, description: string, at: Instant): ProjectChanged => ({
  type: "project-changed",
  change,
  description,
  at,
  digest: digestOf(description),
  attributes: {},
  materials: [],
  flags: [],
  reviews: [],
  effects: [],
});

/** Changes the project as a caller does. */
export const changes = (
  { application, reviews }: ChangingCase,
  region: Region,
  change: ProjectChange,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision =>
  changeProject({ application, reviews, region }, change, digestOf(change), now, rules);
