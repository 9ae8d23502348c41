/** The end of a case's files: when their time is over by the region's file, their contents are taken away; the history keeps their digests. */
import { endedAt, type Application } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import type { Instant } from "../base/time.ts";

/** That it was done, and by which provision. */
export type FilesErased = { type: "files-erased"; basis: string; at: Instant };

/** Once, of a case that has ended: the same again is a repeat, and an open case keeps its files. */
export const eraseFiles = (application: Application, basis: string, now: Instant): ApplicationDecision =>
  application.filesErasedAt !== null || endedAt(application) === null
    ? { events: [] }
    : { events: [{ type: "files-erased", basis, at: now }] };
