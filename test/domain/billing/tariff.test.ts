import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  chargeOf,
  fenOf,
  kindByTitle,
  tariffOf,
  type Tier,
} from "../../../functions/domain/catalogue/tariff.ts";
import { tariff } from "./given.ts";

const tiers: readonly Tier[] = [{ upTo: 500, amount: 100 }, { upTo: 5000, perUnit: 1.25 }, { perUnit: 0.8 }];
const whole = tariff({ charge: { by: "floorArea", how: "whole", tiers } });
const each = tariff({ charge: { by: "floorArea", how: "each", tiers } });

describe("a tariff", () => {
  it("charges a fixed amount in whole fen", () => {
    expect(chargeOf(tariff({ charge: { fixed: 528.8 } }), null, null)).toBe(52_880);
  });

  it("takes the tier that the fact lies in, its end with it, and the next one right above", () => {
    expect(chargeOf(whole, 500, null)).toBe(10_000);
    expect(chargeOf(whole, 500.01, null)).toBe(62_501);
    expect(chargeOf(whole, 5000, null)).toBe(625_000);
    expect(chargeOf(whole, 5001, null)).toBe(400_080);
  });

  it("adds the tiers up where each counts for its own part", () => {
    expect(chargeOf(each, 0, null)).toBe(10_000);
    expect(chargeOf(each, 600, null)).toBe(10_000 + 12_500);
    expect(chargeOf(each, 6000, null)).toBe(10_000 + 562_500 + 80_000);
  });

  it("rounds a line once, half up, by the digits that the file has", () => {
    const by = (perUnit: number) =>
      tariff({ charge: { by: "floorArea", how: "whole", tiers: [{ perUnit }] } });
    expect(chargeOf(by(1.005), 1, null)).toBe(101); // 1.005 * 100 is 100.49999… of two
    expect(chargeOf(by(0.004), 1, null)).toBe(0);
    // Half of 0.01 twice rounded would be 0.01 of 0.01: a relief is taken before anything is rounded.
    expect(chargeOf(by(0.333), 10, "half")).toBe(167);
    expect(fenOf(8.015)).toBe(802);
  });

  it("gives no relief but its own, and charges by no fact that nobody has vouched for", () => {
    expect(chargeOf(tariff(), null, "half")).toBe(5_000);
    expect(() => chargeOf(tariff(), null, "other")).toThrow("no relief");
    expect(() => chargeOf(whole, null, null)).toThrow("nobody has vouched");
  });

  it("is whole fen, none less than nothing, and no less for more where each tier counts for its own part", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (a, b) => {
        const [less, more] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
        const charges = [less, more].map((value) => chargeOf(each, value, null));
        expect(charges.every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
        expect(charges[0]).toBeLessThanOrEqual(charges[1]!);
      }),
      { numRuns: 200 },
    );
  });

  it("is a fixed one where an older file says fee, by the matter's own basis", () => {
    const matter = {
      name: "挖掘",
      nameEn: "Digging",
      department: "city",
      kind: "licence" as const,
      basis: { document: "城市道路管理条例", article: "第三十三条" },
    };
    expect(tariffOf({ ...matter, fee: 0 })).toBeNull();
    expect(tariffOf({ ...matter, fee: 3000 })).toMatchObject({
      charge: { fixed: 3000 },
      due: "acceptance",
      collectedBy: "city",
      basis: { kind: "administrative-regulation" },
    });
  });

  it("knows laws and administrative regulations by what they are called", () => {
    const kind = (document: string) => kindByTitle({ document, article: "" });
    expect(kind("《中华人民共和国城乡规划法》（2019年修正）")).toBe("law");
    expect(kind("城市道路管理条例")).toBe("administrative-regulation");
    expect(kind("发改价格规〔2016〕2559号")).toBe("approval");
  });
});
