/** The rows behind a figure as they are told: cells for the page and for files, by what kind of figure it is. */
import type { FigureRow } from "../../shared/api/answers.ts";
import {
  isOfInquiries,
  isOfRatings,
  isOfUrgings,
  type ListedFigure,
  listsCases,
} from "../../../functions/domain/supervision/figures.ts";
import { dayText, dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { exportedMark } from "../../../functions/domain/supervision/satisfaction.ts";
import { cardWords } from "../../shared/parts/cards.words.ts";
import { says } from "../words.ts";
import type { Cell } from "../../../functions/contracts/base/csv.ts";

export type Kind = "reviews" | "cards" | "urgings" | "complaints" | "inquiries" | "ratings" | "cases";

export function kindOf(figure: ListedFigure): Kind {
  if (figure === "complaints" || figure === "upheldComplaints") return "complaints";
  if (listsCases(figure)) return "cases";
  if (isOfRatings(figure)) return "ratings";
  if (isOfUrgings(figure)) return "urgings";
  if (isOfInquiries(figure)) return "inquiries";
  return figure === "yellowCards" || figure === "redCards" || figure === "correctedCards"
    ? "cards"
    : "reviews";
}

const { list } = says;

/** The heads of what stands behind the project, by kind. */
const TAILS: Record<Kind, readonly string[]> = {
  reviews: [says.matter, list.stands, says.due, list.lateDays, says.handler],
  cards: [says.matter, list.card, says.case.rule, says.case.at, says.handler],
  urgings: [says.matter, list.urging, list.urgedAt, list.answerBy, list.stands, says.handler],
  cases: [list.stands, says.case.receivedAt, list.endedAt],
  ratings: [says.figures.names.ratings, list.rated, list.stands],
  complaints: [list.filedAt, list.stands, list.answerBy],
  inquiries: [list.number, list.filedAt, list.stands, list.answerBy, list.holder],
};

/** Day, department, and what the kind tells; the project stands between as a link. */
export const headsOf = (kind: Kind): readonly string[] => [
  list.day,
  says.project,
  departmentHead(kind),
  ...TAILS[kind],
];

const departmentHead = (kind: Kind): string => (kind === "cases" ? says.case.lead : says.department);

/** What stands behind the department in a row. */
export function tailOf(
  kind: Kind,
  { review, card, urging, case: found, complaint, inquiry, rating, lateDays }: FigureRow,
): readonly Cell[] {
  const handler = (one: { name: string } | null | undefined) => one?.name ?? words.none;
  if (kind === "complaints" && complaint)
    return [
      momentText(complaint.filedAt),
      complaint.status === "open" ? (complaint.overdue ? list.openLate : list.open) : list.answered,
      complaint.answerBy === null ? says.notYet : dueText(complaint.answerBy),
    ];
  if (kind === "inquiries" && inquiry)
    return [
      inquiry.inquiryId,
      momentText(inquiry.askedAt),
      inquiry.status === "open" ? (inquiry.overdue ? list.openLate : list.open) : list.answered,
      inquiry.answerBy === null ? says.notYet : dueText(inquiry.answerBy),
      nameOf(inquiry.organ),
    ];
  // As the national system counts them.
  if (kind === "ratings" && rating)
    return [rating.mark, exportedMark(rating.mark), rating.excluded ? list.excluded : null];
  if (kind === "cases" && found)
    return [
      words.applicationStatus[found.status],
      momentText(found.receivedAt),
      found.endedAt === null ? says.notYet : momentText(found.endedAt),
    ];
  if (review === null) return [];
  const matter = nameOf(review.matter);
  if (kind === "cards")
    return card === null
      ? [matter]
      : [
          matter,
          card.corrected ? list.corrected(cardWords.colour[card.colour]) : cardWords.colour[card.colour],
          cardWords.rule[card.rule],
          momentText(card.at),
          handler(card.handler),
        ];
  if (kind === "urgings")
    return urging === null
      ? [matter]
      : [
          matter,
          urging.to === null ? list.urgings[urging.kind] : list.orderTo(words.ladder[urging.to]),
          momentText(urging.at),
          urging.answerBy === null ? words.none : dueText(urging.answerBy),
          standingOf(urging, review),
          handler(review.handler),
        ];
  return [
    matter,
    review.outcome === null ? words.reviewStatus[review.status] : words.outcome[review.outcome],
    review.dueAt === null ? says.notYet : dueText(review.dueAt),
    lateDays === 0 ? null : lateDays,
    handler(review.handler),
  ];
}

/** What it is about: a project, or none yet. */
export const projectOf = ({ project }: FigureRow): string => project?.name ?? list.beforeCase;

type Urging = NonNullable<FigureRow["urging"]>;

/** Who has seen, signed for or answered an urging, or what is still owed. */
function standingOf(
  { kind, seenAt, signed, answer, owed, late }: Urging,
  { outcome }: NonNullable<FigureRow["review"]>,
): string {
  if (kind !== "order") return seenAt === null ? list.unseen : list.seen(momentText(seenAt));
  if (answer !== null) return list.answeredBy(nameOfActor(answer.by), momentText(answer.at), answer.text);
  const by = signed && ([nameOfActor(signed.by), momentText(signed.at)] as const);
  if (!owed && outcome !== null)
    return list.overBy(by ? list.signedOnly(...by) : list.unsignedOnly, words.outcome[outcome]);
  const told = by ? list.signedBy(...by) : list.unsigned;
  return late ? list.lateToo(told) : told;
}

const nameOfActor = ({ name, post, sub }: NonNullable<Urging["signed"]>["by"]): string =>
  name ?? post ?? sub ?? words.none;

/** The table as a file has it: with the numbers of case and project in columns of their own. */
export function tableOf(figure: ListedFigure, rows: readonly FigureRow[]): (readonly Cell[])[] {
  const kind = kindOf(figure);
  return [
    [list.day, says.application, says.project, list.code, departmentHead(kind), ...TAILS[kind]],
    ...rows.map((row) => [
      row.day,
      row.applicationId,
      projectOf(row),
      row.project?.code ?? null,
      nameOf(row.department),
      ...tailOf(kind, row),
    ]),
  ];
}

export const dayOf = ({ day }: FigureRow): string => dayText(day);
