/**
 * 责任追究: which measure the cards of a calendar year add up to, by a table of the region. What is proposed by it a supervisor
 * decides; a transfer (移送) hands the file over and proposes no sanction.
 */
import type { Fault } from "../base/fault.ts";
import { twice } from "./twice.ts";

/** From the mildest up: 提醒, 约谈, 通报批评, 移送. */
export const MEASURES = ["reminder", "talk", "criticism", "transfer"] as const;

export type Measure = (typeof MEASURES)[number];

/** The `nth` card of a colour in a year, of a department or of a person, and what is proposed for it. */
export type ConsequenceStep = { colour: "yellow" | "red"; nth: number; measure: Measure };

/** Where a region says nothing else. */
export const USUAL_CONSEQUENCES: readonly ConsequenceStep[] = [
  { colour: "yellow", nth: 1, measure: "reminder" },
  { colour: "yellow", nth: 2, measure: "talk" },
  { colour: "yellow", nth: 3, measure: "criticism" },
  { colour: "red", nth: 1, measure: "criticism" },
  { colour: "red", nth: 2, measure: "transfer" },
];

export const consequencesOf = ({
  consequences = USUAL_CONSEQUENCES,
}: {
  consequences?: readonly ConsequenceStep[];
}): readonly ConsequenceStep[] => consequences;

/** What contradicts itself in the table, all at once: a card twice, a gap, and what is graver without being answered so. */
export function consequenceFaults(consequences: readonly ConsequenceStep[] | undefined): Fault[] {
  if (consequences === undefined) return [];
  const rowOf = (colour: ConsequenceStep["colour"], nth: number) =>
    consequences.find((row) => row.colour === colour && row.nth === nth);
  const rank = ({ measure }: ConsequenceStep) => MEASURES.indexOf(measure);
  return [
    ...twice("consequences", consequences, ({ colour, nth }) => `${colour} ${nth}`),
    ...consequences.flatMap((row, i): Fault[] => {
      const { colour, nth, measure } = row;
      const before = nth > 1 ? rowOf(colour, nth - 1) : undefined;
      const yellow = colour === "red" ? rowOf("yellow", nth) : undefined;
      return [
        ...(nth > 1 && !before
          ? [
              {
                path: `consequences[${i}].nth`,
                message: `there is no row for ${colour} card ${nth - 1} before card ${nth}: say what it leads to`,
              },
            ]
          : []),
        ...(before && rank(before) > rank(row)
          ? [
              {
                path: `consequences[${i}].measure`,
                message: `${colour} card ${nth} leads to ${measure}, milder than ${before.measure} for card ${nth - 1}`,
              },
            ]
          : []),
        ...(yellow && rank(yellow) > rank(row)
          ? [
              {
                path: `consequences[${i}].measure`,
                message: `red card ${nth} leads to ${measure}, milder than ${yellow.measure} for yellow card ${nth}`,
              },
            ]
          : []),
      ];
    }),
  ];
}
