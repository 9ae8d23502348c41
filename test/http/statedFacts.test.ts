/** What may be stated of a project is told by the catalogue and by the document, and anything else is refused with it. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => void (w = await world({ region: "510100" })));
afterAll(() => w.stop());

const land = example("land-permit-application");
const submit = (attributes: object, language = "en") =>
  w.call(
    "POST",
    "/v1/applications",
    { ...land, project: { ...land.project, attributes: { ...land.project.attributes, ...attributes } } },
    { "accept-language": language },
  );

describe("a fact that is stated in another way than the region allows", () => {
  it("A1: as eiaCategory: 环境影响报告书 is refused with the allowed values, in the caller's language", async () => {
    const before = await w.metrics();
    const refused = await submit({ eiaCategory: "环境影响报告书" });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [
        {
          path: "project.attributes.eiaCategory",
          code: "attribute-not-allowed",
          message:
            "must be one of report (Environmental impact report), form (Environmental impact form), registration (Environmental impact registration)",
        },
      ],
    ]);
    const chinese = await submit({ eiaCategory: "环境影响报告书" }, "zh-CN");
    expect(chinese.body.errors[0].message).toBe(
      "应为下列之一：report（环境影响报告书）、form（环境影响报告表）、registration（环境影响登记表）",
    );
    expect((await w.metrics()).writes).toBe(before.writes);
  });

  it("is told its range, step and unit, and is never read as a number", async () => {
    const message = (attributes: object, language?: string) =>
      submit(attributes, language).then(({ body }) =>
        body.errors.map((error: { message: string }) => error.message),
      );
    for (const landTake of ["46800", "46800平方米", -46800, 4.68, null, 1e30])
      expect(await message({ landTake })).toEqual([
        "must be a whole number from 0 to 1000000000, in square metres, as a JSON number",
      ]);
    expect(await message({ landTake: "4.68公顷" }, "zh-CN")).toEqual([
      "应为0至1000000000之间的整数（JSON数字），单位为平方米",
    ]);
  });
});

describe("what may be stated", () => {
  it("stands in the catalogue, and in the document of the region", async () => {
    const { attributes, flags } = (await w.call("GET", "/v1/catalogue")).body;
    const [investment, landTake] = attributes;
    expect(investment).toEqual({
      code: "investment",
      name: "投资类型",
      nameEn: "Who invests",
      type: "choice",
      choices: expect.arrayContaining([
        { code: "government", name: "政府投资", nameEn: "Government investment" },
      ]),
    });
    expect(landTake).toMatchObject({
      type: "number",
      unit: "平方米",
      unitEn: "square metres",
      min: 0,
      step: 1,
    });
    expect(flags).toContainEqual({
      flag: "public-safety-hazard",
      when: { attribute: "explosives", is: true },
    });
    const document = (await w.call("GET", "/openapi.json")).body;
    expect(document.components.schemas.ProjectAttributes).toMatchObject({
      additionalProperties: false,
      properties: {
        eiaCategory: { type: "string", enum: ["report", "form", "registration"] },
        landTake: {
          type: "number",
          minimum: 0,
          maximum: 1_000_000_000,
          multipleOf: 1,
          description: "用地面积, 平方米 (square metres)",
        },
        explosives: { type: "boolean" },
      },
    });
  });
});
