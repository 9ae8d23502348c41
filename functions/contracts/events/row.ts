/** An event is one row: everything that anybody has to know about a type of event beside what it does to the state. */
import type * as z from "zod";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import { isKept, type Material } from "../../domain/application/material.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { CaseView, Owing } from "../../domain/notices/owing.ts";

/** What follows from a committed event in the workflow and in other records of the case; safe to repeat, all of it. */
export type Follow =
  /** The application's first execution starts. */
  | { does: "start" }
  /** Reviews have joined the case: the next generation waits for them, too. */
  | { does: "join" }
  /** Whoever waits for this record is told that it has come. */
  | { does: "wake" }
  /** Whoever waits for this review is told for how long from now on: its next change by itself has moved. */
  | { does: "rearm" }
  /** Reviews that wait for this one start or fall. */
  | { does: "follow-up" }
  /** Time alone has made it true as of then: how much later it was written is measured. */
  | { does: "measure"; asOf: Instant }
  /** The operator is told, by an error in the log under that code. */
  | { does: "alarm"; code: "review-unserved" }
  /** What its case says of a bill has changed: surplus starts back, receipts are issued. */
  | { does: "settle-bill" }
  /** Whatever the round waited for is over: it is rolled up where it can be. */
  | { does: "conclude" }
  /** The figures of a department change with this record. */
  | { does: "count" }
  /** A material that came in by then is handed on to every review that asked for it. */
  | { does: "supply"; material: string; until: Instant }
  /** Whoever has broken a promise is kept from promising for a time; `null` of the one that stood in for the review. */
  | { does: "bar"; promises: readonly (string | null)[]; asOf: Instant }
  /** The case notes who may act for its applicant already. */
  | { does: "note-agents" }
  /** Copies are made of what was handed in as links, where the region has it. */
  | { does: "copy"; materials: readonly Material[] };

/**
 * What an applicant is told by mail: that there is something to see, that another query code was given, or, of what they otherwise do
 * themselves, that an agent has done it for them.
 */
export type MailKind = "progress" | "code" | "agent";

export type EventRow<E extends CaseEvent, V extends CaseView = CaseView> = {
  /** What it carries, as it is read back from the record and the stream. */
  data: z.ZodType<E>;
  /** What the bus is told: ids, codes and instants, never what people wrote. */
  announced: (event: E) => Readonly<Record<string, unknown>>;
  /** What follows; nothing unless said. */
  follows?: (event: E) => readonly Follow[];
  /** Under which type the department hears of it by webhook, if it has an endpoint. */
  webhook?: string;
  /** What the applicant hears of it by mail, where mail is sent; nothing unless said. */
  mail?: MailKind;
  /** What of it is for the authority alone, each member by its path; nothing unless said. */
  withheld?: readonly string[];
  /** The notices that it owes. */
  notices?: Owing<E, V>;
};

/** Files that the platform keeps itself need no copy. */
export const copies = (materials: readonly Material[]): readonly Follow[] =>
  materials.some(({ files }) => !files.every(isKept)) ? [{ does: "copy", materials }] : [];
