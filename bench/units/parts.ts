/** What a request to the table was for, by the key of what was asked for. */
import { CURSORS, FIGURES, NOTES } from "../../functions/adapters/items.ts";
import { numbersUnder, SORT } from "../../functions/domain/base/ids.ts";
import type { Spent } from "./countedTable.ts";

/** A case itself, and what stands beside it for reasons of its own. */
export type TablePart = "itself" | "numbers" | "figures" | "notes";

export function partOf({ partition, kind }: Pick<Spent, "partition" | "kind">): TablePart {
  if (partition?.startsWith(numbersUnder(""))) return "numbers";
  if (partition?.startsWith(FIGURES) || `${kind}#` === SORT.tally) return "figures";
  return partition === NOTES || partition === CURSORS ? "notes" : "itself";
}
