/**
 * What was stated of a project under an earlier region file, as this one calls it. A case at intake is routed by the file
 * that is in force when it is accepted, and what its applicant stated at receipt is taken under the codes of that day.
 */
import type { Attributes, AttributeValue } from "./condition.ts";
import type { AttributeType, Region } from "./region.ts";
import { codesOf, nowOf } from "./successors.ts";

/** The same facts in the codes of this file; one that it does not know stands as it is, and decides nothing. */
export const statedNow = ({ attributes }: Pick<Region, "attributes">, stated: Attributes): Attributes => ({
  ...stated,
  ...Object.fromEntries(
    attributes.flatMap((attribute): [string, AttributeValue][] => {
      const told = codesOf(attribute).find((code) => Object.hasOwn(stated, code));
      return told === undefined ? [] : [[attribute.code, valueNow(attribute, stated[told]!)]];
    }),
  ),
});

const valueNow = (attribute: AttributeType, value: AttributeValue): AttributeValue =>
  attribute.type === "choice" && typeof value === "string"
    ? (nowOf(attribute.choices, value)?.code ?? value)
    : value;
