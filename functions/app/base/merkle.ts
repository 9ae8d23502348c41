/** One hash over many texts in their order, as RFC 6962 §2.1 makes it: of any of them it can be shown that it is among them. */
import { createHash } from "node:crypto";

/** A leaf and a node are never taken for each other. */
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** @returns hexadecimal */
export const rootOf = (texts: readonly string[]): string => treeOver(texts.map(leafOf)).toString("hex");

const leafOf = (text: string): Buffer => createHash("sha256").update(LEAF).update(text).digest();

function treeOver(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return createHash("sha256").digest();
  if (leaves.length === 1) return only;
  // The largest power of two that is less than their number.
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return createHash("sha256")
    .update(NODE)
    .update(treeOver(leaves.slice(0, left)))
    .update(treeOver(leaves.slice(left)))
    .digest();
}
