/** What one region knows: its codes as closed lists, its facts with their types. */
import { everyCode } from "../../domain/catalogue/successors.ts";
import type { AttributeType, Region } from "../../domain/catalogue/region.ts";

type Json = { [key: string]: unknown };
type Document = { components?: { schemas?: Record<string, unknown> } };

/** What may be stated of a fact, as a schema that says it to machines, and in both languages to people. */
function schemaOf(attribute: AttributeType): Json {
  const { name, nameEn } = attribute;
  switch (attribute.type) {
    case "boolean":
      return { type: "boolean", title: nameEn, description: name };
    case "choice": {
      const { choices } = attribute;
      const list = choices.map((choice) => `${choice.code}: ${choice.name}, ${choice.nameEn}`).join("; ");
      return {
        type: "string",
        title: nameEn,
        description: `${name}. ${list}`,
        enum: choices.map(({ code }) => code),
      };
    }
    case "number": {
      const { unit, unitEn, min, max, step } = attribute;
      return {
        type: "number",
        title: nameEn,
        description: `${name}, ${unit} (${unitEn})`,
        minimum: min,
        maximum: max,
        multipleOf: step,
      };
    }
  }
}

/** The document with the names of `REGIONAL` schemas filled in; the rest as it is. */
export function ofRegion<D extends Document>(document: D, region: Region): D {
  const schemas = document.components?.schemas ?? {};
  const codes: Readonly<Record<string, readonly string[]>> = {
    ProjectTypeCode: everyCode(region.projectTypes),
    MaterialCode: everyCode(region.materials),
    MatterCode: everyCode(region.matters),
    DepartmentId: everyCode(region.departments),
    FigureCode: region.controlFigures.map(({ code }) => code),
  };
  for (const [name, known] of Object.entries(codes)) {
    if (!schemas[name]) throw new Error(`no schema of the document is named ${name}`);
    const description = (schemas[name] as Json)["description"];
    // A list of nothing is no enum (JSON Schema asks for one at least), and no code is right.
    schemas[name] = { type: "string", description, ...(known.length > 0 && { enum: known }) };
  }
  if (!schemas["ProjectAttributes"]) throw new Error("no schema of the document is named ProjectAttributes");
  schemas["ProjectAttributes"] = {
    type: "object",
    description: "what a project's matters ask about; the catalogue says which",
    properties: Object.fromEntries(
      region.attributes.map((attribute) => [attribute.code, schemaOf(attribute)]),
    ),
    additionalProperties: false,
  };
  return document;
}
