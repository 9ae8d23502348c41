/** An example to show the form with; the cloud's build leaves it out. Its codes belong to nobody. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { attributesAsked, impliedFlags, type Attribute } from "../../shared/catalogue/routing.ts";
import { emptyDraft, readDraft, type Draft } from "./draft.ts";

/** A municipal road of some length; other types of project get values that ask most departments. */
const NUMBERS: Readonly<Record<string, string>> = { roadLength: "1860", landTake: "55800" };

/** What asks most departments and puts the project on no negative list: the example shows what silence does. */
function valueOf(attribute: Attribute, catalogue: Catalogue): string {
  if (attribute.type === "number")
    return NUMBERS[attribute.code] ?? String(Math.min(attribute.max, 1000 * attribute.step));
  const values = attribute.type === "boolean" ? [true, false] : attribute.choices.map(({ code }) => code);
  const harmless = values.find((value) => impliedFlags(catalogue, { [attribute.code]: value }).length === 0);
  return String(harmless ?? values[0]);
}

export function exampleDraft(catalogue: Catalogue, type: string): Draft {
  const { region } = catalogue;
  const typeName = catalogue.projectTypes.find(({ code }) => code === type)?.name ?? "";
  const attributes = Object.fromEntries(
    attributesAsked(catalogue, type).map((attribute) => [attribute.code, valueOf(attribute, catalogue)]),
  );
  const draft: Draft = {
    ...emptyDraft(type),
    step: "check",
    name:
      type === "municipal-road"
        ? "青松路（翠湖路至云岭大道）市政道路工程（示例）"
        : `${typeName}项目（示例）`,
    code: `2605-${region.code}-04-01-123456`,
    attributes,
    applicant: {
      name: "青松建设有限公司（示例）",
      creditCode: "91990000MA5EXMP40A",
      contact: "陈志远",
      phone: "0000-0000 0123",
      email: "",
    },
  };
  const materials = readDraft(draft, catalogue).materials.map((code, i) => [
    code,
    {
      name: "",
      sha256: (i + 1).toString(16).padStart(64, "0"),
      files: [],
      uri: `https://files.example.org/${region.code}/${code}.pdf`,
    },
  ]);
  return { ...draft, materials: Object.fromEntries(materials) as Draft["materials"] };
}
