/** Material of an earlier application, referred to by a later one (源头一次获取): of the same applicant, project and kind, while it is valid. */
import type { Application } from "./application.ts";
import { codesOfFile, type Material } from "./material.ts";
import type { Region } from "../catalogue/region.ts";
import { namesOf, nowOf } from "../catalogue/successors.ts";
import { addDays, endOfDay, localDate, type Instant } from "../base/time.ts";

/** By whom and for what it is referred to, and as what. */
export type Reference = { creditCode: string; projectCode: string; fileId: string; code: string };

/** Whether an earlier application has a file on record as that material, under whatever code. @param materials its own, earlier versions among them */
export function isMaterialOf(
  { facts: { applicant, project } }: Application,
  materials: readonly Material[],
  { creditCode, projectCode, fileId, code }: Reference,
  region: Region,
): boolean {
  if (applicant.creditCode !== creditCode || project.code !== projectCode) return false;
  const names = namesOf(region.materials, code);
  return codesOfFile(materials, fileId).some((one) => names.includes(one));
}

/** Since when a material is valid no more; `null` while it is. @param keptAt when it came */
export function expiredSince(region: Region, code: string, keptAt: Instant, now: Instant): Instant | null {
  const days = nowOf(region.materials, code)?.validDays;
  if (days === undefined) return null;
  const end = endOfDay(addDays(localDate(keptAt, region.zone), days), region.zone);
  return now < end ? null : end;
}
