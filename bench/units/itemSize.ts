/**
 * How large DynamoDB takes an item to be ("DynamoDB item sizes and formats", Developer Guide): names and values in UTF-8,
 * with what it adds for numbers, lists and maps. What is stored beside it (100 bytes an item) is never part of a unit.
 */
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../functions/adapters/items.ts";

/** Of a list or a map, whatever is in it; and of each of its elements. */
const CONTAINER = 3;
const ELEMENT = 1;

/** The size of a whole item, in bytes. */
export const sizeOf = (item: Item): number =>
  sum(Object.entries(item).map(([name, value]) => utf8(name) + sizeOfValue(value)));

function sizeOfValue(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return sizeOfNumber(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return CONTAINER + sum(value.L.map((element) => ELEMENT + sizeOfValue(element)));
  if (value.M !== undefined)
    return (
      CONTAINER +
      sum(Object.entries(value.M).map(([name, element]) => ELEMENT + utf8(name) + sizeOfValue(element)))
    );
  if (value.SS !== undefined) return sum(value.SS.map(utf8));
  if (value.NS !== undefined) return sum(value.NS.map(sizeOfNumber));
  if (value.BS !== undefined) return sum(value.BS.map((bytes) => bytes.byteLength));
  throw new Error(`no size is known of ${JSON.stringify(value)}`);
}

/** "Approximately": a byte for two significant digits, and one more. */
function sizeOfNumber(text: string): number {
  const [digits] = text.replace("-", "").split(/e/i) as [string];
  const significant = digits.replace(".", "").replace(/^0+/, "").replace(/0+$/, "");
  return Math.ceil(significant.length / 2) + 1;
}

const utf8 = (text: string): number => Buffer.byteLength(text, "utf8");
const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
