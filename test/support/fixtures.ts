/** The region files, the calendar and the applications that tests stand on: frozen, and none of those that ship. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SOMEBODY } from "./people.ts";
import { readRegion, type RegionFiles } from "../../functions/adapters/regionFiles.ts";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import { holdIdOf } from "../../functions/domain/base/ids.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import type { Outage, OutageFacts } from "../../functions/domain/review/outage.ts";
import { NOTHING_ON_RECORD, type ReviewRules } from "../../functions/domain/review/circumstances.ts";

/** The folder of the region files, and of the calendars that they rely on. */
export const FIXTURE_REGIONS = fileURLToPath(new URL("../fixtures/regions", import.meta.url));
const APPLICATIONS = fileURLToPath(new URL("../fixtures/applications", import.meta.url));

/** The region of most tests: a road that concerns eleven departments. */
export const ROAD = "440307";

/** The path of a region file: what `REGION` takes when a test starts a process. */
export const fixturePath = (code = ROAD): string => join(FIXTURE_REGIONS, `${code}.yaml`);

/** A region and its calendar: as the files hold them, and as rules. @throws when the fixture is broken */
export function fixtureRegion(code = ROAD): RegionFiles {
  const read = readRegion(fixturePath(code));
  if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return read.value;
}

/** Nothing is on record of the region but the hold of `HELD`, which lasts for ever. */
export const nothingOnRecord: Pick<ReviewRules, "circumstancesOf"> = {
  circumstancesOf: ({ applicant }) =>
    applicant === HELD ? { ...NOTHING_ON_RECORD, holds: [aHold({ creditCode: HELD })] } : NOTHING_ON_RECORD,
};

/** Rules as the domain takes them. */
export type TestRules = Rules & { clock: ReviewRules };

export const withNothingOnRecord = ({ region, clock }: Rules): TestRules => ({
  region,
  clock: { ...clock, ...nothingOnRecord },
});

/** An applicant under an integrity hold. */
export const HELD = "91990000MA5HELD08J";

/** An entry of the register of holds, in force and on record since long ago unless a test says otherwise. */
export const aHold = (about: Partial<Hold> = {}): Hold => {
  const creditCode = about.creditCode ?? HELD;
  return {
    holdId: holdIdOf(creditCode, "0".repeat(64)),
    creditCode,
    reason: "拖欠农民工工资",
    basis: "国办发〔2019〕35号",
    from: "2020-01-01T00:00:00.000Z",
    until: null,
    placed: { by: SOMEBODY, at: "2020-01-01T00:00:00.000Z" },
    ended: null,
    ...about,
  };
};

/** An outage of the platform for every department that nobody has said the end of, unless a test says otherwise. */
export const anOutage = ({
  outageId = "network",
  recordedAt: at = "2026-03-03T01:00:00.000Z",
  ...about
}: Partial<OutageFacts> & { outageId?: string; recordedAt?: string } = {}): Outage => ({
  outageId,
  acts: [
    {
      type: "outage-stated",
      from: "2026-03-03T00:00:00.000Z",
      until: null,
      departments: null,
      reason: "政务外网汇聚节点故障",
      ...about,
      by: SOMEBODY,
      at,
    },
  ],
});

export const fixtureRules = (code = ROAD): TestRules => withNothingOnRecord(fixtureRegion(code).rules);

/** What a client sends. */
export type Submission = {
  project: { name: string; code: string; type: string; attributes: Record<string, unknown>; flags: string[] };
  applicant: { name: string; creditCode: string; contact: { name: string; phone: string } };
  materials: { code: string; name: string; sha256: string; uri: string }[];
};

export const example = (name: string): Submission =>
  JSON.parse(readFileSync(join(APPLICATIONS, `${name}.json`), "utf8")) as Submission;

/** Monday morning: every test begins then unless it says otherwise. */
export const MONDAY = "2026-03-02T09:00:00+08:00";

/** The departments of the road, in the region's order. */
export const ELEVEN = fixtureRules().region.departments.map(({ id }) => id);

export const objection = {
  kind: "objection",
  reasons: "路线占用现状供水主管保护范围",
  article: "深圳经济特区供水用水条例 第二十条（示例）",
  facts: "K0+320 至 K0+410 段与 DN800 主管净距不足 3 米",
  curableBy: "该段向东平移 4 米，或报送主管迁改方案",
  signedBy: "李副局长",
};
