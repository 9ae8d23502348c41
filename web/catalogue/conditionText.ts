/** Which projects a matter is for, in words: the closed language of conditions, told back to people. */
import type { AttributeValue, Condition } from "../../functions/domain/catalogue/condition.ts";
import type { Catalogue } from "../shared/api/answers.ts";
import { language, nameOf } from "../shared/language/language.ts";
import { valueText } from "../shared/parts/names.ts";

const SAYS = {
  "zh-CN": { and: "，且", or: "；或", not: (what: string) => `非（${what}）`, is: "：", list: "、" },
  en: { and: " and ", or: "; or ", not: (what: string) => `not (${what})`, is: ": ", list: ", " },
}[language];

export function conditionText(condition: Condition, attributes: Catalogue["attributes"]): string {
  const text = (part: Condition) => conditionText(part, attributes);
  if ("all" in condition) return condition.all.map(text).join(SAYS.and);
  if ("any" in condition) return condition.any.map(text).join(SAYS.or);
  if ("not" in condition) return SAYS.not(text(condition.not));
  const attribute = attributes.find(({ code }) => code === condition.attribute);
  const name = attribute ? nameOf(attribute) : condition.attribute;
  const said = (value: AttributeValue) => valueText(value, attribute);
  if ("is" in condition) return `${name}${SAYS.is}${said(condition.is)}`;
  if ("oneOf" in condition) return `${name}${SAYS.is}${condition.oneOf.map(said).join(SAYS.list)}`;
  return "atLeast" in condition
    ? `${name} ≥ ${said(condition.atLeast)}`
    : `${name} ≤ ${said(condition.atMost)}`;
}
