/** Everything that is wrong with a region file is told at once. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import type * as z from "zod";
import type { RegionFile } from "../../functions/contracts/catalogue/regionFile.ts";
import { faultsOf, contentsOf } from "./regionContents.ts";

const BROKEN = new URL("../fixtures/broken-region.yaml", import.meta.url);

describe("a broken region file", () => {
  type Draft = z.input<typeof RegionFile>;
  const draft = (): Draft => contentsOf().region as Draft;
  const matterOf = (region: Draft, code: string): Draft["matters"][number] => {
    const found = region.matters.find((matter) => matter.code === code);
    if (!found) throw new Error(`no matter ${code}`);
    return found;
  };

  it("is told every contradiction at once, each with its path", () => {
    const region = draft();
    region.zone = "Asia/Shenzhen";
    region.projectTypes.push({ code: "tunnel", name: "隧道", nameEn: "Tunnel", lead: "tunnels" });
    matterOf(region, "consult-ecology").department = "weather";
    matterOf(region, "consult-planning").limit = { days: 21 };
    matterOf(region, "consult-housing").tacitBasis = null;
    matterOf(region, "consult-land").materials = ["application-form", "treasure-map"];
    matterOf(region, "consult-water").when = { any: [{ attribute: "crossesSea", is: true }] };
    matterOf(region, "consult-forestry").when = { not: { attribute: "occupiesGreenSpace", atLeast: 1 } };
    matterOf(region, "consult-highways").projectTypes = ["municipal-road", "airport"];
    matterOf(region, "consult-civil-defence").code = "consult-traffic-police";

    const faults = faultsOf(region);
    expect(Object.fromEntries(faults.map((fault) => [fault.path, fault.message]))).toEqual({
      zone: 'unknown time zone "Asia/Shenzhen"',
      "matters[10]": '"consult-traffic-police" stands already at matters[9]',
      "projectTypes[2].lead": expect.stringContaining('unknown department "tunnels"'),
      "projectTypes[2]": expect.stringContaining('no matter applies to "tunnel"'),
      "matters[1].department": expect.stringContaining('"weather"; known: development-reform, ecology'),
      "matters[2].limit": expect.stringContaining("(21 working days) is longer than the statutory one"),
      "matters[3].materials[1]": expect.stringContaining('unknown material "treasure-map"'),
      "matters[4].tacitBasis": expect.stringContaining("document and article"),
      "matters[5].when.any[0]": expect.stringContaining('unknown attribute "crossesSea"'),
      "matters[6].when.not": '"occupiesGreenSpace" is boolean, and is compared with number',
      "matters[8].projectTypes[1]": expect.stringContaining('unknown project type "airport"'),
    });
    expect(faults).toHaveLength(11);
  });

  it("is told of a post without a person, and of one of whom both are the same", () => {
    const region = draft();
    const post = { code: "general", name: "综合岗", nameEn: "General", A: "王工", B: "赵工" };
    const { B: _, ...alone } = post;
    region.departments[0]!.posts = [alone as typeof post];
    expect(faultsOf(region).map(({ path }) => path)).toEqual(["departments[0].posts"]);
    region.departments[0]!.posts = [{ ...post, B: "" }];
    expect(faultsOf(region).map(({ path }) => path)).toEqual(["departments[0].posts[0].B"]);
    region.departments[0]!.posts = [{ ...post, B: "王工" }];
    expect(faultsOf(region).map(({ path }) => path)).toEqual(["departments[0].posts[0].B"]);
  });

  it("is told what its table of consequences contradicts, all at once", () => {
    const region = draft();
    region.consequences = [
      { colour: "yellow", nth: 1, measure: "talk" },
      { colour: "yellow", nth: 2, measure: "reminder" },
      { colour: "red", nth: 2, measure: "transfer" },
    ];
    expect(Object.fromEntries(faultsOf(region).map(({ path, message }) => [path, message]))).toEqual({
      "consequences[1].measure": expect.stringContaining("milder than talk for card 1"),
      "consequences[2].nth": expect.stringContaining("no row for red card 1"),
    });
    region.consequences = [{ colour: "green", nth: 0, measure: "dismissal" }] as never;
    expect(
      faultsOf(region)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(["consequences[0].colour", "consequences[0].measure", "consequences[0].nth"]);
  });

  it("is told a green limit that is longer than the promised one, or none at all, and a project that is listed twice", () => {
    const region = draft();
    matterOf(region, "consult-water").greenLimit = { days: 8 };
    const listed = { code: "2605-440307-04-01-123456", name: "路", basis: { document: "d", article: "a" } };
    region.greenChannel = { projects: [listed, listed] };
    expect(Object.fromEntries(faultsOf(region).map(({ path, message }) => [path, message]))).toEqual({
      "matters[5].greenLimit": expect.stringContaining(
        "(8 working days) is longer than the promised one (7 working days)",
      ),
      "greenChannel.projects[1]": expect.stringContaining("stands already"),
    });
    matterOf(region, "consult-water").greenLimit = { days: 0 };
    region.greenChannel = { projects: [{ ...listed, code: "road-1" }] };
    expect(
      faultsOf(region)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(["greenChannel.projects[0].code", "matters[5].greenLimit.days"]);
    matterOf(region, "consult-water").greenLimit = { days: 7 };
    matterOf(region, "consult-water").higherAuthority = {
      name: "省厅",
      nameEn: "Province",
      level: "province",
    };
    delete region.greenChannel;
    expect(faultsOf(region)).toEqual([
      {
        path: "matters[5].onTimeout",
        message: expect.stringContaining("no silence of ours is its decision"),
      },
    ]);
    matterOf(region, "consult-water").onTimeout = "escalate";
    expect(faultsOf(region)).toEqual([]);
  });

  it("is told every fault of shape at once, each with its path", () => {
    const region = draft();
    matterOf(region, "consult-planning").limit = { days: 0 };
    matterOf(region, "consult-land").code = "Consult_Land";
    matterOf(region, "consult-water").when = { attribute: "crossesRiver", equals: true };
    const faults = faultsOf({ ...region, code: "44030", colour: "red" });
    expect(faults.map((fault) => fault.path).toSorted()).toEqual([
      "code",
      "colour",
      "matters[2].limit.days",
      "matters[3].code",
      "matters[5].when",
    ]);
    expect(faults).toContainEqual({ path: "colour", message: "unknown field" });
    expect(faults).toContainEqual({ path: "code", message: expect.stringContaining("six digits") });
  });

  it("is told in one run of a circle, a limit over the law, a missing basis, an unknown department and what nobody reaches", () => {
    const faults = faultsOf(parse(readFileSync(BROKEN, "utf8")));
    expect(faults.map(({ path, message }) => `${path}: ${message}`).toSorted()).toEqual([
      expect.stringMatching(
        /^matters\[0\]\.prerequisites\[0\]: site-opinion → drainage-opinion → river-opinion → site-opinion: /,
      ),
      "matters[1].limit: the promised limit (25 working days) is longer than the statutory one (20 working days)",
      "matters[2].basis: every matter names its legal basis: { document, article }",
      'matters[3].department: unknown department "weather"; known: planning, water',
      expect.stringMatching(/^matters\[4\]\.when: no project meets this/),
      expect.stringMatching(/^matters\[5\]\.projectTypes: no project can reach this matter/),
    ]);
  });

  it("is told a missing basis whether it is left out or null, and the shape of one that is there", () => {
    const region = draft();
    delete matterOf(region, "consult-land").basis;
    matterOf(region, "consult-water").basis = null;
    expect(faultsOf(region)).toEqual([
      { path: "matters[3].basis", message: "every matter names its legal basis: { document, article }" },
      { path: "matters[5].basis", message: "every matter names its legal basis: { document, article }" },
    ]);
    const halved = draft();
    Object.assign(matterOf(halved, "consult-land"), { basis: { document: "土地管理法" } });
    expect(faultsOf(halved).map(({ path }) => path)).toEqual(["matters[3].basis.article"]);
  });

  it("is told every condition that its facts can never meet, and every fact that nobody could state", () => {
    const region = draft();
    const length = {
      code: "depth",
      name: "深度",
      nameEn: "Depth",
      type: "number",
      unit: "米",
      unitEn: "m",
    } as const;
    region.attributes.push(
      { ...length, min: 0, max: 10, step: 0.0001 },
      { ...length, code: "height", min: 0.5, max: 0, step: 1 },
      {
        code: "zone",
        name: "区划",
        nameEn: "Zone",
        type: "choice",
        choices: ["none", "core", "none"].map((code) => ({ code, name: code, nameEn: code })),
      },
    );
    const long = { attribute: "roadLength", atLeast: 1000 };
    const river = { attribute: "crossesRiver", is: true };
    matterOf(region, "consult-ecology").when = { attribute: "zone", is: "outer" };
    matterOf(region, "consult-planning").when = { attribute: "zone", oneOf: ["core", "outer", "core"] };
    matterOf(region, "consult-land").when = { attribute: "roadLength", is: 0.5 };
    matterOf(region, "consult-housing").when = { attribute: "roadLength", atLeast: 1000001 };
    matterOf(region, "consult-water").when = { not: { attribute: "roadLength", atMost: -1 } };
    matterOf(region, "consult-forestry").when = {
      any: [river, { all: [long, { attribute: "roadLength", atMost: 999 }] }],
    };
    matterOf(region, "consult-power-supply").when = { attribute: "crossesRiver", is: "yes" };
    matterOf(region, "consult-highways").when = { attribute: "zone", atLeast: 1 };
    matterOf(region, "consult-traffic-police").when = { not: { attribute: "roadLength", atLeast: 0 } };
    const faults = faultsOf(region);
    const range = "it is a number from 0 to 1000000 in steps of 1";
    expect(Object.fromEntries(faults.map(({ path, message }) => [path, message]))).toEqual({
      "attributes[8].step": "at most 3 places behind the point",
      "attributes[9].min": "0.5 is no multiple of the step 1: nobody could state it",
      "attributes[9].max": expect.stringContaining("max (0) is not above min (0.5)"),
      "attributes[10].choices[2]": '"none" stands already at attributes[10].choices[0]',
      "matters[1].when": '"zone" is never "outer": it is one of none, core, none',
      "matters[2].when.oneOf[1]": '"zone" is never "outer": it is one of none, core, none',
      "matters[2].when.oneOf[2]": '"core" stands twice',
      "matters[3].when": `"roadLength" is never 0.5: ${range}`,
      "matters[4].when": `no project states "roadLength" of at least 1000001: ${range}`,
      "matters[5].when.not": `no project states "roadLength" of at most -1: ${range}`,
      "matters[6].when.any[1]": expect.stringContaining("no project meets this"),
      "matters[7].when": '"crossesRiver" is boolean, and is compared with choice',
      "matters[8].when": '"zone" is choice, and is compared with number',
      "matters[9].when": expect.stringContaining("no project meets this"),
    });
    expect(faults).toHaveLength(14);
  });

  it("is told that free text decides nothing", () => {
    const region = draft();
    const text = { code: "zone", name: "区划", nameEn: "Zone", type: "text" };
    expect(faultsOf({ ...region, attributes: [...region.attributes, text] })).toEqual([
      { path: "attributes[8].type", message: expect.stringContaining("one of choice, number, boolean") },
    ]);
  });

  it("is told what is wrong with the flags that it derives", () => {
    const region = draft();
    const long = { attribute: "roadLength", atLeast: 1000 };
    region.flags = [
      { flag: "quota", when: long },
      { flag: "secret", when: { attribute: "depth", atLeast: 1 } },
      { flag: "quota", when: { all: [long, { attribute: "roadLength", atMost: 10 }] } },
    ];
    expect(Object.fromEntries(faultsOf(region).map(({ path, message }) => [path, message]))).toEqual({
      "flags[2]": '"quota" stands already at flags[0]',
      "flags[1].when": expect.stringContaining('unknown attribute "depth"; known: roadLength'),
      "flags[2].when": expect.stringContaining("no project meets this"),
    });
    expect(faultsOf({ ...region, flags: [{ flag: "urgent", when: long }] })).toEqual([
      { path: "flags[0].flag", message: expect.stringContaining("one of national-security, secret") },
    ]);
  });

  it("A10: is told that a refusal by silence names its basis, as a consent does", () => {
    const region = draft();
    Object.assign(matterOf(region, "consult-land"), { onTimeout: "deemed-refusal" });
    expect(faultsOf(region)).toEqual([
      {
        path: "matters[3].tacitBasis",
        message: "silence may count as refusal only with the document and article that say so",
      },
    ]);
    matterOf(region, "consult-land").tacitBasis = { document: "规则", article: "第三条" };
    expect(faultsOf(region)).toEqual([]);
  });

  it("is told where all that a department looks at may follow later: the main material is there first", () => {
    const region = draft();
    const basis = { document: "容缺受理办法", article: "第五条" };
    const mayFollow = { days: 5, text: "我单位承诺补交。", textEn: "We promise it.", basis };
    matterOf(region, "consult-land").materials = ["site-plan"];
    const material = (code: string) => region.materials.find((one: { code: string }) => one.code === code)!;
    Object.assign(material("site-plan"), { mayFollow });
    expect(faultsOf(region).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(
        /^matters\[3\]\.materials: all that consult-land asks for may follow later \(site-plan\)/,
      ),
    ]);
    Object.assign(material("site-plan"), { mayFollow: { ...mayFollow, days: 0, text: "" } });
    expect(faultsOf(region).map(({ path }) => path.replace(/.*mayFollow/, "mayFollow"))).toEqual([
      "mayFollow.days",
      "mayFollow.text",
    ]);
  });

  it("is told of hosts that copies are made from, and links are not taken from, and of those that are named twice", () => {
    const region = draft();
    region.links = {
      hosts: ["files.example.org", "files.example", "files.example.org"],
      copiedFrom: ["files.example", "files.gov.example", "files.example"],
    };
    expect(faultsOf(region).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'links.hosts[2]: "files.example.org" stands already at links.hosts[0]',
      'links.copiedFrom[2]: "files.example" stands already at links.copiedFrom[0]',
      "links.copiedFrom[1]: no link to files.gov.example is taken, so there is nothing to copy from it: name it under `links.hosts`, too",
    ]);
  });

  it("is told what is wrong with prerequisites and substitutes", () => {
    const region = draft();
    matterOf(region, "consult-land").prerequisites = [
      { matter: "consult-ecology" },
      { matter: "consult-ecology", tolerable: true },
      { matter: "consult-ghosts" },
    ];
    const promise = { text: "承诺", textEn: "We promise", basis: { document: "办法", article: "第一条" } };
    matterOf(region, "consult-ecology").replaceableBy = ["promise", "promise"];
    matterOf(region, "consult-water").replaceableBy = ["promise"];
    for (const code of ["consult-ecology", "consult-land"]) matterOf(region, code).promise = promise;
    matterOf(region, "consult-forestry").replaceableBy = ["area-assessment"];
    const named = { name: "区域评估", nameEn: "Area assessment", validUntil: "2029-12-31" };
    region.areaAssessments = [
      { ...named, reference: "A-1", matters: ["consult-forestry", "consult-water", "consult-ghosts"] },
      { ...named, reference: "A-1", matters: ["consult-forestry", "consult-forestry"] },
    ];
    expect(Object.fromEntries(faultsOf(region).map(({ path, message }) => [path, message]))).toEqual({
      "matters[1].replaceableBy[1]": '"promise" stands already at matters[1].replaceableBy[0]',
      "matters[3].promise": expect.stringContaining("nobody may promise anything in its place"),
      "matters[5].promise": expect.stringContaining("nobody says in which words"),
      "matters[3].prerequisites[1]": '"consult-ecology" stands already at matters[3].prerequisites[0]',
      "matters[3].prerequisites[2].matter": expect.stringContaining('unknown matter "consult-ghosts"'),
      "areaAssessments[0].matters[1]": expect.stringContaining(
        '"consult-water" is not replaceableBy: [area-assessment]',
      ),
      "areaAssessments[0].matters[2]": expect.stringContaining('unknown matter "consult-ghosts"'),
      "areaAssessments[1]": '"A-1" stands already at areaAssessments[0]',
      "areaAssessments[1].matters[1]": '"consult-forestry" stands already at areaAssessments[1].matters[0]',
    });
  });

  it("is told where a consent by silence is promised that no guard would ever let come true", () => {
    const region = draft();
    const tacitBasis = { document: "默许规则", article: "第三条" };
    Object.assign(matterOf(region, "consult-planning"), { onTimeout: "deemed-consent", tacitBasis });
    Object.assign(matterOf(region, "consult-housing"), { kind: "licence" });
    const faults = faultsOf(region).map(({ path, message }) => `${path}: ${message}`);
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^matters\[2\].*planning leads "municipal-road", and the lead never consents/),
        expect.stringMatching(/^matters\[4\].*a licence is granted by silence only where policies/),
      ]),
    );
  });

  it("is told where one application would not hold its matters or its materials", () => {
    const region = draft();
    const land = matterOf(region, "consult-land");
    const codes = Array.from({ length: 41 }, (_, i) => `extra-${i}`);
    region.matters.push(...codes.map((code) => ({ ...land, code, when: null, materials: [] })));
    expect(faultsOf(region).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^\d+ matters always apply, and one round holds 40: split the type$/),
    );

    const heavy = draft();
    const materials = codes.slice(0, 33).map((code) => ({ code, name: code, nameEn: code }));
    Object.assign(heavy, {
      materials: [...(heavy as unknown as { materials: object[] }).materials, ...materials],
    });
    for (let i = 0; i < 33; i += 8)
      heavy.matters.push({
        ...matterOf(heavy, "consult-land"),
        code: `heavy-${i}`,
        materials: codes.slice(i, Math.min(i + 8, 33)),
      });
    expect(faultsOf(heavy).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/kinds of material, and one application holds 32: split the type$/),
    );
  });

  it("may wait for a matter of another project type: an earlier round has dealt with it", () => {
    const region = draft();
    // The one matter that public buildings do not have.
    matterOf(region, "consult-land").projectTypes = ["public-building"];
    matterOf(region, "consult-land").prerequisites = [{ matter: "consult-highways" }];
    expect(faultsOf(region)).toEqual([]);
  });
});
