/** What a region file may charge, and what it is told of a tariff that nobody may. */
import { describe, expect, it } from "@jest/globals";
import { parseRegion } from "../../functions/contracts/catalogue/regionFile.ts";
import { tariffOf } from "../../functions/domain/catalogue/tariff.ts";
import { contentsOf } from "./regionContents.ts";

type Content = { attributes: { type: string; code: string }[]; matters: Record<string, unknown>[] };

const TARIFF = {
  name: "占道费",
  nameEn: "Occupation",
  fixed: 528.8,
  due: "grant",
  collectedBy: "water",
  basis: { kind: "law", document: "中华人民共和国水法", article: "第四十八条" },
};

/** A region whose first licence, or first other matter, has this of its own; the faults that it is told. */
function faultsOf(about: object, kind: "licence" | "opinion" | "utility" = "licence"): string[] {
  const content = structuredClone(contentsOf("440307").region) as Content;
  const matter = content.matters[0]!;
  Object.assign(matter, { onTimeout: "escalate" }, about, { kind });
  const parsed = parseRegion(content);
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
}

describe("a tariff in a region file", () => {
  const number = "roadLength";

  it("names a law or an administrative regulation for a licence, an approval for anything else", () => {
    expect(faultsOf({ tariff: TARIFF })).toEqual([]);
    const approval = {
      ...TARIFF,
      basis: { kind: "approval", document: "发改价格规〔2016〕2559号", article: "一" },
    };
    expect(faultsOf({ tariff: approval }, "opinion")).toEqual([]);
    expect(faultsOf({ tariff: approval })).toEqual([
      expect.stringMatching(/^matters\[0\]\.tariff\.basis\.kind: .*art\. 58/),
    ]);
    const notice = { ...TARIFF, basis: { ...TARIFF.basis, document: "关于收费的通知" } };
    expect(faultsOf({ tariff: notice })).toEqual([
      expect.stringContaining("neither a law nor an administrative regulation"),
    ]);
  });

  it("is no line for a utility's price", () => {
    expect(faultsOf({ tariff: TARIFF }, "utility").join()).toContain("no line of the bill");
    expect(faultsOf({ fee: 5 }, "utility").join()).toContain("no line of the bill");
  });

  it("stands where an older file says fee, and not beside it", () => {
    const basis = { document: "城市道路管理条例", article: "第三十三条" };
    expect(faultsOf({ fee: 3000, basis })).toEqual([]);
    expect(faultsOf({ fee: 3000, basis: { document: "某市通知", article: "一" } })).toEqual([
      expect.stringContaining("art. 58"),
    ]);
    expect(faultsOf({ fee: 3000, basis, tariff: TARIFF })).toEqual([
      expect.stringContaining("leave `fee` out"),
    ]);
  });

  it("goes by a number of the region, in tiers that rise, the last without an end", () => {
    const { fixed: _, ...rest } = TARIFF;
    const by = (attribute: string, tiers: object[]) =>
      faultsOf({ tariff: { ...rest, by: attribute, tiers } });
    expect(by(number, [{ upTo: 5, amount: 1 }, { perUnit: 0.5 }])).toEqual([]);
    expect(by("nothing", [{ amount: 1 }]).join()).toContain("unknown attribute");
    expect(by("crossesRiver", [{ amount: 1 }]).join()).toContain("is no number");
    expect(by(number, [{ upTo: 5, amount: 1 }, { upTo: 5, amount: 2 }, { amount: 3 }]).join()).toContain(
      "5 is not above 5",
    );
    expect(by(number, [{ upTo: 5, amount: 1 }]).join()).toContain("the last tier has no end");
    expect(by(number, [{ amount: 1 }, { amount: 3 }]).join()).toContain("only the last tier");
  });

  it("is collected by a department of the region, with reliefs that each have a basis and a code", () => {
    expect(faultsOf({ tariff: { ...TARIFF, collectedBy: "nobody" } }).join()).toContain(
      'unknown department "nobody"',
    );
    const relief = { code: "half", name: "减半", nameEn: "Half", percent: 50 };
    expect(faultsOf({ tariff: { ...TARIFF, reliefs: [relief] } })).not.toEqual([]);
    const basis = { document: "财税〔2014〕122号", article: "一" };
    expect(
      faultsOf({
        tariff: {
          ...TARIFF,
          reliefs: [
            { ...relief, basis },
            { ...relief, basis },
          ],
        },
      }).join(),
    ).toContain("half");
    expect(faultsOf({ tariff: { ...TARIFF, fixed: -1 } })).not.toEqual([]);
    expect(faultsOf({ tariff: { ...TARIFF, fixed: 0.1234567 } })).not.toEqual([]);
  });

  it("is what the matter is read with", () => {
    const content = structuredClone(contentsOf("440307").region) as Content;
    Object.assign(content.matters[0]!, {
      kind: "opinion",
      tariff: { ...TARIFF, basis: { ...TARIFF.basis, kind: "approval" } },
    });
    const parsed = parseRegion(content);
    expect(parsed.ok && tariffOf(parsed.value.matters[0]!)).toMatchObject({
      charge: { fixed: 528.8 },
      reliefs: [],
      due: "grant",
    });
  });
});
