/** What the region's catalogue does not know in a submission: everything at once, each with its path. */
import { describe, expect, it } from "@jest/globals";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { attributesAsked, type Claim } from "../../functions/domain/catalogue/routing.ts";
import { submissionFaults, type SubmissionFault } from "../../functions/domain/application/submission.ts";
import { faultSaid } from "../../functions/words/said.ts";
import { materialsBut, REGION, regionWith, sentOf, submissionOf } from "./given.ts";

const TODAY = "2026-03-02";

/** As the caller reads it. */
const said = (fault: SubmissionFault): string => `${fault.path}: ${faultSaid(fault, "en")}`;

const faultsOf = (...about: Parameters<typeof submissionOf>): string[] =>
  submissionFaults(REGION, submissionOf(...about), TODAY).map(said);

const { attributes } = submissionOf().project;
const KNOWN =
  "roadLength, landTake, occupiesGreenSpace, crossesRiver, needsPower, occupiesHighway, affectsTraffic, civilDefenceArea";

describe("a submission", () => {
  it("without a fault has none, complete or not", () => {
    expect(faultsOf()).toEqual([]);
    expect(faultsOf({}, { materials: materialsBut("site-plan") })).toEqual([]);
  });

  it("of a type the region does not know is told which it knows", () => {
    expect(faultsOf({ type: "airport" })).toEqual([
      'project.type: unknown project type "airport"; this region knows: municipal-road, public-building',
    ]);
  });

  it("with an attribute the region does not know is told which it knows", () => {
    expect(faultsOf({ attributes: { ...attributes, colour: "red" } })).toEqual([
      `project.attributes.colour: unknown attribute; this region knows: ${KNOWN}`,
    ]);
  });

  const length = "must be a whole number from 0 to 1000000, in metres, as a JSON number";
  it.each([
    { code: "roadLength", value: "1860", allowed: length },
    { code: "roadLength", value: true, allowed: length },
    { code: "roadLength", value: -1, allowed: length },
    { code: "roadLength", value: 1000001, allowed: length },
    { code: "roadLength", value: 1860.5, allowed: length },
    { code: "roadLength", value: Infinity, allowed: length },
    { code: "roadLength", value: NaN, allowed: length },
    { code: "crossesRiver", value: 1, allowed: "must be true or false" },
    { code: "crossesRiver", value: "true", allowed: "must be true or false" },
  ])("with $value for $code is told what may be stated", ({ code, value, allowed }) => {
    expect(faultsOf({ attributes: { ...attributes, [code]: value } })).toEqual([
      `project.attributes.${code}: ${allowed}`,
    ]);
  });

  const zone = {
    code: "zone",
    name: "区划",
    nameEn: "Zone",
    type: "choice",
    choices: [
      { code: "none", name: "无", nameEn: "None" },
      { code: "core-zone", name: "保护范围", nameEn: "Protected core" },
    ],
  } as const;
  const zoned = { ...REGION, attributes: [...REGION.attributes, zone] };
  const ofZone = (given: string): readonly SubmissionFault[] =>
    submissionFaults(zoned, submissionOf({ attributes: { ...attributes, zone: given } }), TODAY);

  it("takes a choice of the list, by its code", () => {
    expect(ofZone("core-zone")).toEqual([]);
  });

  it.each(["", "Core-Zone", " core-zone", "core-zone ", "core_zone", "保护范围", "core", "toString"])(
    "with %j for a choice is told which there are, in either language",
    (given) => {
      const [fault, ...others] = ofZone(given);
      expect(others).toEqual([]);
      expect(said(fault!)).toBe(
        "project.attributes.zone: must be one of none (None), core-zone (Protected core)",
      );
      expect(faultSaid(fault!, "zh-CN")).toBe("应为下列之一：none（无）、core-zone（保护范围）");
    },
  );

  it("may state a number in steps of a fraction, and nothing between them", () => {
    const height = { type: "number", unit: "米", unitEn: "metres", min: 0, max: 1000, step: 0.1 } as const;
    const region = {
      ...REGION,
      attributes: [...REGION.attributes, { code: "height", name: "高度", nameEn: "Height", ...height }],
    };
    const of = (given: number) =>
      submissionFaults(region, submissionOf({ attributes: { ...attributes, height: given } }), TODAY).map(
        said,
      );
    for (const given of [0, -0, 0.1, 0.3, 0.7, 99.9, 123.4, 1000]) expect(of(given)).toEqual([]);
    for (const given of [0.05, 0.30000000000000004, 99.99, 1e-300])
      expect(of(given)).toEqual([
        "project.attributes.height: must be a number from 0 to 1000 in steps of 0.1, in metres, as a JSON number",
      ]);
  });

  it("that leaves out what decides who is asked is told so", () => {
    const { crossesRiver: _, ...rest } = attributes;
    expect(faultsOf({ attributes: rest })).toEqual([
      "project.attributes.crossesRiver: missing: Crosses or adjoins a river decides which departments are asked; state true or false",
    ]);
  });

  it("need not state what only another type of project is asked", () => {
    const { occupiesHighway: _, ...rest } = attributes;
    expect(faultsOf({ type: "public-building", attributes: rest })).toEqual([]);
    expect(faultsOf({ attributes: rest })).toHaveLength(1);
  });

  it("with material that is unknown or handed in twice is told which", () => {
    const materials = [...materialsBut(), sentOf("treasure-map"), materialsBut()[0]!];
    expect(faultsOf({}, { materials })).toEqual([
      expect.stringContaining('materials[9].code: unknown material "treasure-map"; this region knows: app'),
      'materials[10].code: the same content is handed in twice for "application-form"',
    ]);
  });

  it("is told every fault at once", () => {
    const faults = submissionFaults(
      REGION,
      submissionOf(
        { attributes: { colour: "red", roadLength: "long" } },
        {
          materials: [sentOf("treasure-map")],
          claims: [{ matter: "ghosts", by: "promise", signedBy: "x" }],
        },
      ),
      TODAY,
    );
    expect(faults.map((fault) => fault.path)).toEqual([
      "project.attributes.colour",
      "project.attributes.roadLength",
      "project.attributes.crossesRiver",
      "project.attributes.landTake",
      "project.attributes.occupiesGreenSpace",
      "project.attributes.needsPower",
      "project.attributes.occupiesHighway",
      "project.attributes.affectsTraffic",
      "project.attributes.civilDefenceArea",
      "materials[0].code",
      "claims[0].matter",
    ]);
  });
});

describe("a claim that something stands in for a review", () => {
  const region: Region = {
    ...regionWith([
      { code: "flood", replaceableBy: ["area-assessment"] },
      { code: "trees", replaceableBy: ["area-assessment", "promise"] },
      { code: "permit" },
    ]),
    areaAssessments: [
      {
        reference: "A-1",
        name: "区域评估",
        nameEn: "x",
        validUntil: "2026-03-02",
        matters: ["flood", "trees"],
      },
      { reference: "A-2", name: "区域评估", nameEn: "x", validUntil: "2026-12-31", matters: ["trees"] },
    ],
  };
  const claimed = (claims: readonly Claim[], on = TODAY) =>
    submissionFaults(region, submissionOf({}, { claims }), on).map(said);
  const assessed = (matter: string, reference = "A-1"): Claim => ({
    matter,
    by: "area-assessment",
    reference,
  });
  const promised = (matter: string): Claim => ({ matter, by: "promise", signedBy: "陈经理" });

  it("is promised in the authority's words where it has any", () => {
    const basis = { document: "告知承诺办法", article: "第三条" };
    const promise = { text: "承诺如实。", textEn: "It is true.", basis };
    const [matter] = regionWith([{ code: "trees", replaceableBy: ["promise"], promise }]).matters;
    const inWords = (text?: string) =>
      submissionFaults(
        { ...region, matters: [matter!] },
        submissionOf({}, { claims: [{ ...promised("trees"), ...(text && { text }) }] }),
        TODAY,
      )
        .filter(({ path }) => path.startsWith("claims"))
        .map(({ path, code }) => `${path} ${code}`);
    expect([inWords("承诺如实。"), inWords("It is true.")]).toEqual([[], []]);
    expect([inWords(), inWords("差不多。")]).toEqual([
      ["claims[0].text promise-text"],
      ["claims[0].text promise-text"],
    ]);
  });

  it("holds where the catalogue allows it, and the assessment covers it and is valid", () => {
    expect(claimed([assessed("flood"), promised("trees")])).toEqual([]);
    expect(claimed([assessed("trees", "A-2")])).toEqual([]);
  });

  it("holds on the last day of the assessment, and not on the day after", () => {
    expect(claimed([assessed("flood")], "2026-03-02")).toEqual([]);
    expect(claimed([assessed("flood")], "2026-03-03")).toEqual([
      'claims[0].reference: "A-1" was valid until 2026-03-02',
    ]);
  });

  it.each<{ of: string; claims: readonly Claim[]; fault: string }>([
    {
      of: "for a matter the region does not know",
      claims: [promised("ghosts")],
      fault: 'claims[0].matter: unknown matter "ghosts"',
    },
    {
      of: "for a matter that nothing stands in for",
      claims: [promised("permit")],
      fault: 'claims[0].by: nothing stands in for "permit"',
    },
    {
      of: "by something that may not stand in for this matter",
      claims: [promised("flood")],
      fault: 'claims[0].by: "flood" may be replaced by area-assessment only',
    },
    {
      of: "by an assessment that nobody has made",
      claims: [assessed("flood", "A-3")],
      fault: 'claims[0].reference: no area assessment "A-3" covers "flood"',
    },
    {
      of: "by an assessment of other matters",
      claims: [assessed("flood", "A-2")],
      fault: 'claims[0].reference: no area assessment "A-2" covers "flood"',
    },
    {
      of: "made twice",
      claims: [promised("trees"), assessed("trees")],
      fault: 'claims[1].matter: "trees" is claimed twice',
    },
  ])("$of is told so", ({ claims, fault }) => {
    expect(claimed(claims)).toEqual([fault]);
  });
});

describe("the attributes asked", () => {
  it("are those of every condition of the type's matters, however deep", () => {
    const region = regionWith([
      {
        when: {
          any: [{ attribute: "landTake", atLeast: 1 }, { not: { attribute: "needsPower", is: true } }],
        },
      },
      { when: { attribute: "landTake", atMost: 5 } },
      { projectTypes: ["public-building"], when: { attribute: "crossesRiver", is: true } },
      { when: null },
    ]);
    expect([...attributesAsked(region, "municipal-road")]).toEqual(["landTake", "needsPower"]);
  });
});
