/**
 * What a change of the project means to a review that is open then: what it knows of the project, and of the other reviews
 * of its case, from that instant on. What is closed stays as it was, and what joins by the change begins with it.
 */
import type { FlagRaised } from "../catalogue/flags.ts";
import type { Instant } from "../base/time.ts";
import type { CaseFacts } from "./review.ts";

/** What is known since of facts that have been stated otherwise, or for the first time: when that was, by fact. */
export type Restated = Readonly<Record<string, Instant>>;

export type ProjectNote = {
  change: number;
  at: Instant;
  /** The flags that the project carries since, beside those that it carried before. */
  flags: readonly FlagRaised[];
  /** The facts that are stated otherwise: nobody has confirmed them yet. */
  restated: readonly string[];
  /** Departments that take part since. */
  participants: readonly string[];
  waitsFor: readonly string[];
  tolerates?: readonly string[] | undefined;
};

/** The same where facts were corrected with evidence, and departments were added by that. */
export type CorrectionNote = Omit<ProjectNote, "change">;

/** What a review takes from its case once it knows of a change. */
export const withNote = <F extends CaseFacts>(facts: F, note: CorrectionNote): F => ({
  ...facts,
  project: { ...facts.project, flags: [...facts.project.flags, ...note.flags] },
  stated: [...new Set([...facts.stated, ...note.restated])],
  restated: { ...facts.restated, ...restatedAt(note.restated, note.at) },
  participants: [...new Set([...facts.participants, ...note.participants])],
  waitsFor: note.waitsFor,
  tolerates: note.tolerates ?? [],
});

export const restatedAt = (attributes: readonly string[], at: Instant): Restated =>
  Object.fromEntries(attributes.map((attribute) => [attribute, at]));
