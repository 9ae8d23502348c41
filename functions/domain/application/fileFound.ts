/** A file of a case that is not what was handed in: the case says so, and, once its content is back, that it is whole again. */
import type { Instant } from "../base/time.ts";
import type { Found, Unfit } from "../base/finding.ts";
import type { Application } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";

/** What a look at one of its files has found, and when. */
export type FileFound = { type: "file-found"; fileId: string; found: Found; at: Instant };

/** A file that is not shown at present: what of it is not as it was handed in, and since when that is known. */
export type UnfitFile = { fileId: string; found: Unfit; since: Instant };

/** The same again is a repeat; of one that always was whole there is nothing to say. */
export function noteFile(application: Application, finding: Omit<FileFound, "type">): ApplicationDecision {
  const before = application.unfit.find(({ fileId }) => fileId === finding.fileId);
  return (before?.found ?? "whole") === finding.found
    ? { events: [] }
    : { events: [{ type: "file-found", ...finding }] };
}

/** The files that are not shown, after one was looked at. */
export const unfitAfter = (
  unfit: readonly UnfitFile[],
  { fileId, found, at }: FileFound,
): readonly UnfitFile[] => [
  ...unfit.filter((one) => one.fileId !== fileId),
  ...(found === "whole" ? [] : [{ fileId, found, since: at }]),
];
