/**
 * What DynamoDB takes for reads and writes, in units of on-demand capacity ("DynamoDB read and write operations",
 * "Using Global Secondary Indexes", "DynamoDB Transactions: How it works", Developer Guide).
 */
import type { Item } from "../../functions/adapters/items.ts";
import { sizeOf } from "./itemSize.ts";

const WRITTEN = 1024;
const READ = 4096;

/** An item as it was and as it is; `undefined` where there is none. */
export type Images = { before: Item | undefined; after: Item | undefined };

/** Units of an item: the larger of its two images counts, and a write that failed on its condition as one that did not. */
export const writeUnits = ({ before, after }: Images): number =>
  begun(Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0), WRITTEN);

/**
 * Units of its entry in an index: one to put it there or take it away, two where its place in the index has changed, none
 * where nothing that the index holds has. Entries follow a transaction like any other write, and cost no more for it.
 */
export function indexUnits({ before, after }: Images, keys: readonly string[]): number {
  const [was, is] = [entryOf(before, keys), entryOf(after, keys)];
  if (was === undefined && is === undefined) return 0;
  if (was === undefined || is === undefined) return 1;
  return JSON.stringify(was) === JSON.stringify(is) ? 0 : 2;
}

/** What an index of keys holds of an item: nothing at all where the item lacks one of them. */
const entryOf = (item: Item | undefined, keys: readonly string[]): unknown[] | undefined =>
  item && keys.every((key) => item[key] !== undefined) ? keys.map((key) => item[key]) : undefined;

/** Units of what was read together, its sizes added up: nothing at all costs as much as a little. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  begun(bytes, READ) * (consistent ? 1 : 0.5);

const begun = (bytes: number, unit: number): number => Math.max(1, Math.ceil(bytes / unit));
