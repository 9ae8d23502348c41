/** A project comes to a window of the region that its code names, of what that lies in, or of what lies in it. */
import { describe, expect, it } from "@jest/globals";
import { submissionFaults } from "../../functions/domain/application/submission.ts";
import { belongsTo, divisionOf } from "../../functions/domain/catalogue/projectCode.ts";
import { faultSaid } from "../../functions/words/said.ts";
import { REGION, submissionOf } from "./given.ts";

describe("a project code", () => {
  it.each([
    ["2605-440307-04-01-123456", "440307"],
    ["2020-440300-48-01-123456", "440300"],
  ])("names its division in its second part: %s", (code, division) => {
    expect(divisionOf(code)).toBe(division);
  });

  it.each([
    ["440307", "440307", true, "its own"],
    ["440300", "440307", true, "the city's"],
    ["440000", "440307", true, "the province's"],
    ["440306", "440307", false, "the next district's"],
    ["440400", "440307", false, "another city's"],
    ["510100", "440307", false, "another province's"],
    ["510104", "510100", true, "a district of the city"],
    ["510000", "510100", true, "the province of the city"],
    ["510700", "510100", false, "another city of the province"],
    ["110105", "110000", true, "a district of the municipality"],
    ["120000", "110000", false, "another municipality's"],
    ["999999", "440307", false, "none at all"],
    ["000000", "440307", false, "no division"],
  ])("of %s in %s: %p, being %s", (division, region, so) => {
    expect(belongsTo(division, region)).toBe(so);
  });

  it("of another region is refused with those that are taken, in either language", () => {
    const faults = submissionFaults(REGION, submissionOf({ code: "2605-510100-04-01-123456" }), "2026-03-02");
    expect(faults.map(({ path, code }) => [path, code])).toEqual([["project.code", "foreign-project-code"]]);
    expect(faultSaid(faults[0]!, "en")).toBe(
      "a project code of 510100, which is none of this region's: it takes those of 440307, 440300, 440000",
    );
    expect(faultSaid(faults[0]!, "zh-CN")).toBe(
      "项目代码的地区码510100不属于本地区：应为440307、440300、440000",
    );
    const city = { ...REGION, code: "510100" };
    const [fault] = submissionFaults(city, submissionOf({ code: "2605-440307-04-01-123456" }), "2026-03-02");
    expect(faultSaid(fault!, "zh-CN")).toBe(
      "项目代码的地区码440307不属于本地区：应为510100、510000，或者辖区内以5101开头的地区码",
    );
  });
});
