/** The address of the list behind a figure: which figure, of whom and of which days. */
import { LISTED, type ListedFigure } from "../../../functions/domain/supervision/figures.ts";

export type ListAddress = {
  figure: ListedFigure;
  /** One department's id; `""` is all of them. */
  department: string;
  from: string;
  to: string;
  /** Of a closed period of the appraisal, by its name: as it was counted when it was closed. */
  closed?: string | undefined;
};

const BEGINS = "#list?";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const listAddress = ({ figure, department, from, to, closed }: ListAddress): string =>
  BEGINS +
  String(
    new URLSearchParams({
      figure,
      ...(department !== "" && { department }),
      from,
      to,
      ...(closed !== undefined && { closed }),
    }),
  );

/** What an address behind `#` names; `null` where it names no list. */
export function listIn(hash: string): ListAddress | null {
  if (!hash.startsWith(BEGINS)) return null;
  const query = new URLSearchParams(hash.slice(BEGINS.length));
  const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
  const figure = LISTED.find((one) => one === query.get("figure"));
  if (figure === undefined || !DAY.test(from) || !DAY.test(to)) return null;
  const closed = query.get("closed");
  return {
    figure,
    department: query.get("department") ?? "",
    from,
    to,
    ...(closed !== null && { closed }),
  };
}
