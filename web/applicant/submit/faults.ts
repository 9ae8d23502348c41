/** Where the form shows what the API finds wrong with a submission. */
import type { SubmissionBody } from "./draft.ts";

/** The field of a path: by the code of the material or the matter, as its number means nothing there. */
export function fieldOf(path: string, { materials, claims, promises }: SubmissionBody): string {
  const [, list, number, field] = /^(materials|claims|promises)\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (list === undefined) return path;
  const i = Number(number);
  if (list === "materials")
    return `materials.${materials[i]?.code}.${field === undefined || field === "fileId" ? "name" : field}`;
  if (list === "promises") return `promises.${promises?.[i]?.material}`;
  const claim = claims[i];
  return `claims.${claim?.["matter"]}.${field === "by" || field === "matter" ? "by" : "text"}`;
}
