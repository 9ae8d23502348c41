/** What a case may take of the cloud, and what it took. */
import { CURSORS, FIGURES, NOTES } from "../../functions/adapters/items.ts";
import type { Taken } from "./cloud.ts";
import type { Spent } from "./countedTable.ts";

/** `writes` and `reads` in units, of the case's own items; the shared ones are of the platform's notes about itself, and of figures. */
export type Sums = {
  writes: number;
  ofItems: number;
  ofIndex: number;
  inTransactions: number;
  reads: number;
  requests: number;
  invocations: number;
  transitions: number;
  events: number;
  sharedWrites: number;
  sharedReads: number;
};

/** Partitions that belong to no case. */
const SHARED = new Set([NOTES, CURSORS]);

export function sumsOf({ spent, invocations, transitions, events }: Taken): Sums {
  const [shared, own] = [spent.filter(isShared), spent.filter((one) => !isShared(one))];
  const [ofItems, ofIndex] = [sum(own, "tableUnits"), sum(own, "indexUnits")];
  return {
    writes: ofItems + ofIndex,
    ofItems,
    ofIndex,
    inTransactions: sum(
      own.filter(({ operation }) => operation === "TransactWriteItems"),
      "tableUnits",
    ),
    reads: sum(own, "readUnits"),
    requests: own.length,
    invocations: Object.values(invocations).reduce((all, count) => all + count, 0),
    transitions,
    events,
    sharedWrites: sum(shared, "tableUnits"),
    sharedReads: sum(shared, "readUnits"),
  };
}

const isShared = ({ partition }: Spent): boolean =>
  partition !== null && (SHARED.has(partition) || partition.startsWith(FIGURES));

/** Units of one kind of many requests. */
export const sum = (spent: readonly Spent[], unit: "tableUnits" | "indexUnits" | "readUnits"): number =>
  spent.reduce((all, one) => all + one[unit], 0);

/**
 * The goals of the project for eleven departments that answer on time. Of the writes some thirty are for the numbers of
 * documents, their signatures, and the persons whom events name, three for its place among the applicant's own, and six for
 * the flow of cases, which is a figure of the whole region. Of the reads some ten say whether it has a bill and an agent.
 */
export const MOST = { writes: 188, reads: 95, invocations: 60, transitions: 13 } as const;

/** What a case takes beside that in transitions: for each department that is silent, for each deadline that moves. */
export const MORE_TRANSITIONS = { silent: 1, moved: 2 } as const;
