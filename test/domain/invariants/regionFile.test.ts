/** I19, I20: region files whose rules could not be kept. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { prerequisiteFaults } from "../../../functions/domain/catalogue/prerequisiteCycles.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { regionFaults } from "../../../functions/domain/catalogue/regionFaults.ts";
import { REGION } from "../given.ts";

describe("a region file", () => {
  it("I19: with a limit beyond the statutory one is refused at load, and the matter named", () => {
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(days, days, (promised, statutory) => {
        const region: Region = {
          ...REGION,
          matters: REGION.matters.map((matter, i) =>
            i === 0
              ? {
                  ...matter,
                  limit: { days: promised, unit: "working-days" },
                  statutoryLimit: { days: statutory, unit: "working-days" },
                }
              : matter,
          ),
        };
        const about = regionFaults(region).filter(
          ({ path }) => path.startsWith("matters[0]") && /imit/.test(path),
        );
        expect(about.length > 0).toBe(promised > statutory);
      }),
    );
  });

  it("I20: with prerequisites in a circle is refused at load, and the circle named", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.boolean(), (length, isTolerable) => {
        const matters = Array.from({ length }, (_, i) => ({
          code: `m${i}`,
          prerequisites: [{ matter: `m${(i + 1) % length}`, tolerable: isTolerable && i === length - 1 }],
        }));
        const faults = prerequisiteFaults(matters);
        expect(faults).toHaveLength(isTolerable ? 0 : 1);
        if (!isTolerable)
          expect(faults[0]!.message).toContain([...matters.map(({ code }) => code), "m0"].join(" → "));
      }),
    );
  });
});
