/** Requests that are right in a region, as its documents show them: the region's own codes, and nothing left out. */
import type { AttributeValue } from "../../domain/catalogue/condition.ts";
import type { AttributeType, Region } from "../../domain/catalogue/region.ts";
import { attributesAsked, missingMaterials, route } from "../../domain/catalogue/routing.ts";

/** A value that may be stated of a fact: the smallest, the first, the one that asks nobody else. */
function valueOf(attribute: AttributeType): AttributeValue {
  switch (attribute.type) {
    case "boolean":
      return false;
    case "number":
      return attribute.min;
    case "choice":
      return attribute.choices[0]!.code;
  }
}

/** Where such a file lies. */
export const fileAt = ({ links }: Pick<Region, "links">, code: string): string =>
  `https://${links.hosts[0]}/${code}.pdf`;

export function submissionExample(region: Region) {
  const [type] = region.projectTypes;
  const asked = attributesAsked(region, type?.code ?? "");
  const attributes = Object.fromEntries(
    region.attributes
      .filter(({ code }) => asked.has(code))
      .map((attribute) => [attribute.code, valueOf(attribute)]),
  );
  const project = {
    name: "示例大道北延段市政道路工程",
    code: `2605-${region.code}-04-01-123456`,
    type: type?.code ?? "",
    attributes,
    flags: [],
  };
  return {
    project,
    applicant: {
      name: "示例建设有限公司",
      creditCode: "91990000MA5F1A2B54",
      contact: { name: "张伟", phone: "0755-12345678" },
    },
    materials: missingMaterials(route(region, project), []).map((code) => ({
      code,
      name: `${region.materials.find((material) => material.code === code)?.name ?? code}.pdf`,
      sha256: "0".repeat(64),
      uri: fileAt(region, code),
    })),
  };
}

/** A change of that project: one fact is otherwise, and one file came anew. */
export function projectChangeExample(region: Region) {
  const { project, materials } = submissionExample(region);
  const [attribute] = region.attributes.filter(({ code }) => Object.hasOwn(project.attributes, code));
  const [material] = materials;
  return {
    description: "道路红线宽度由30米调整为36米。",
    attributes: attribute ? { [attribute.code]: otherValueOf(attribute) } : {},
    materials: material ? [{ ...material, sha256: "1".repeat(64) }] : [],
  };
}

function otherValueOf(attribute: AttributeType): AttributeValue {
  switch (attribute.type) {
    case "boolean":
      return true;
    case "number":
      return attribute.max;
    case "choice":
      return attribute.choices.at(-1)!.code;
  }
}
