/** A broken region file or setting stops everything at once, and is told all that is wrong with it. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "@jest/globals";
import { readRegions } from "../../functions/adapters/regionFiles.ts";
import { isOnMainland } from "../../functions/domain/catalogue/hosting.ts";
import { audienceFaults } from "../../infra/audience.ts";
import { configFrom } from "../../infra/config.ts";
import { endpointFaults } from "../../infra/endpoints.ts";
import { placesOf } from "../../infra/places.ts";
import { FIXTURE_REGIONS, fixtureRegion } from "../support/fixtures.ts";

const temporary: string[] = [];
const newFolder = (): string => {
  temporary.push(mkdtempSync(join(tmpdir(), "regions-")));
  return temporary.at(-1)!;
};
afterAll(() => temporary.forEach((folder) => rmSync(folder, { recursive: true })));

/** The synthesis with this context, as a process of its own. */
const run =
  (context: Record<string, string>, outdir = join(newFolder(), "cdk.out")) =>
  () =>
    execFileSync(process.execPath, [fileURLToPath(new URL("../../infra/app.ts", import.meta.url))], {
      env: { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
      stdio: "pipe",
    });

describe("region files", () => {
  let folder = "";
  beforeEach(() => {
    folder = newFolder();
    cpSync(FIXTURE_REGIONS, folder, { recursive: true });
  });
  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  const faults = (only?: string): string[] => {
    const read = readRegions(folder, only);
    return read.ok ? [] : read.error.map(({ path, message }) => `${path}: ${message}`);
  };

  it("are all read, or the one that is asked for", () => {
    const codes = (only?: string) => {
      const read = readRegions(folder, only);
      return read.ok && read.value.map(({ code }) => code);
    };
    expect(codes()).toEqual(["110000", "440307", "510100"]);
    expect(codes("440307")).toEqual(["440307"]);
  });

  it("are told every fault of every file, each with its path", () => {
    change("440307.yaml", "zone: Asia/Shanghai", "zone: Asia/Shenzhen");
    change("440307.yaml", "lead: planning", "lead: tunnels");
    change("110000.yaml", 'closeOfBusiness: "18:00"', 'closeOfBusiness: "six"');
    expect(faults()).toEqual([
      expect.stringMatching(/^110000\.yaml:\d+: closeOfBusiness: a time such as 17:30$/),
      expect.stringMatching(/^440307\.yaml:\d+: zone: unknown time zone "Asia\/Shenzhen"$/),
      expect.stringMatching(
        /^440307\.yaml:\d+: projectTypes\[0\]\.lead \(municipal-road\): unknown department "tunnels"/,
      ),
    ]);
    expect(faults("110000")).toHaveLength(1);
  });

  it("are told the line of each fault and the code of what it is in, also where something is missing", () => {
    change(
      "440307.yaml",
      "{ attribute: occupiesGreenSpace, is: true }",
      "{ attribute: occupiesGreenSpace, is: 1 }",
    );
    change("440307.yaml", "    basis: { document: 国办发〔2019〕11号, article: 统一审批流程 }\n", "");
    const lines = readFileSync(join(folder, "440307.yaml"), "utf8").split("\n");
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    expect(faults("440307")).toEqual([
      `440307.yaml:${lineOf("is: 1 }")}: matters[6].when (consult-forestry): "occupiesGreenSpace" is boolean, and is compared with number`,
      `440307.yaml:${lineOf("code: consult-power-supply")}: matters[7].basis (consult-power-supply): every matter names its legal basis: { document, article }`,
    ]);
  });

  it("are told the faults of their calendar once, however many share it", () => {
    change("calendars/cn.yaml", "year: 2026", "year: 1926");
    const told = faults();
    expect(told.length).toBeGreaterThan(0);
    expect(
      told.every((fault) => /^calendars\/cn\.yaml:\d+: /.test(fault) || fault.includes("localDays")),
    ).toBe(true);
    expect(new Set(told).size).toBe(told.length);
  });

  it("are told the lines that are no YAML", () => {
    change("440307.yaml", "zone: Asia/Shanghai", "zone: [Asia/Shanghai");
    expect(faults("440307")[0]).toMatch(/^440307\.yaml:\d+: /);
  });

  it("are told that their calendar is not there, beside their own faults", () => {
    change("440307.yaml", "id: cn", "id: nowhere");
    change("440307.yaml", "zone: Asia/Shanghai", "zone: Asia/Shenzhen");
    expect(faults("440307")).toEqual([
      expect.stringMatching(/^440307\.yaml:\d+: zone: unknown time zone "Asia\/Shenzhen"$/),
      "calendars/nowhere.yaml: there is no such file",
    ]);
  });

  it("are named after their region", () => {
    cpSync(join(folder, "440307.yaml"), join(folder, "440308.yaml"));
    expect(faults("440308")).toEqual(['440308.yaml: code: "440307" is not what the file is named after']);
  });

  it("may lie elsewhere and rely on the calendars here", () => {
    rmSync(join(folder, "calendars"), { recursive: true });
    expect(faults("440307")).toEqual([]);
  });

  it("are known by name when another one is asked for", () => {
    expect(faults("000000")).toEqual([
      "000000.yaml: there is no such region file; known: 110000, 440307, 510100",
    ]);
  });

  it("stop the synthesis before anything is written, when one is broken", () => {
    change("440307.yaml", "zone: Asia/Shanghai", "zone: Asia/Shenzhen");
    change("440307.yaml", "lead: planning", "lead: tunnels");
    const outdir = join(newFolder(), "cdk.out");
    expect(run({ regions: folder, region: "440307" }, outdir)).toThrow(
      /Nothing was synthesised\. 2 faults:\n {2}440307\.yaml:\d+: zone.*\n {2}440307\.yaml:\d+: projectTypes/,
    );
    expect(readdirSync(outdir)).toEqual([]);
  });
});

describe("a department's endpoint", () => {
  const at = (...urls: string[]) => {
    const { rules } = fixtureRegion("440307");
    const [first] = rules.region.departments;
    const departments = urls.map((url, i) => ({
      ...first!,
      id: `d${i}`,
      service: { channel: "webhook" as const, url },
    }));
    return endpointFaults([{ rules: { ...rules, region: { ...rules.region, departments } } }]);
  };

  it("that the cloud never reaches is a fault at synthesis, each with its department", () => {
    const inside = [
      "http://127.0.0.1:9000/",
      "http://localhost/hook",
      "https://127.0.0.1/hook",
      "https://localhost:9000/hook",
      "https://hooks.localhost/",
      "https://10.1.2.3/hook",
      "https://[::1]/hook",
      "https://[fd00::1]/hook",
      "https://[::ffff:192.168.1.1]/hook",
      "https://169.254.169.254/latest",
      "https://approvals/hook",
      "https://approvals.local/hook",
    ];
    expect(at(...inside).map(({ path }) => path)).toEqual(
      inside.map((_, i) => `440307.yaml: departments.d${i}.service.url`),
    );
    expect(at("http://127.0.0.1:9000/")[0]?.message).toContain(
      "the cloud never reaches http://127.0.0.1:9000/",
    );
    expect(at("https://approvals.water.example.gov.cn/hook", "https://8.8.8.8/hook")).toEqual([]);
  });

  it("on this machine stops the synthesis", () => {
    const folder = newFolder();
    cpSync(FIXTURE_REGIONS, folder, { recursive: true });
    const file = join(folder, "440307.yaml");
    const text = readFileSync(file, "utf8");
    const wanted = text.replace(
      /service: \{ channel: in-box[^}]*\}/,
      'service: { channel: webhook, url: "http://127.0.0.1:9000/" }',
    );
    expect(wanted).not.toBe(text);
    writeFileSync(file, wanted);
    expect(run({ regions: folder, region: "440307" })).toThrow(
      /service\.url: the cloud never reaches http:\/\/127/,
    );
  });
});

describe("a region of the mainland", () => {
  const place = (awsRegion: string, hostedAbroad?: { awsRegions: string[]; basis: string }) => {
    const { code, rules } = fixtureRegion("440307");
    const region = { ...rules.region, ...(hostedAbroad && { hostedAbroad }) };
    const { faults, told } = placesOf([{ rules: { ...rules, region } }], awsRegion);
    return { code, faults: faults.map(({ path, message }) => `${path}: ${message}`), told };
  };

  it("is deployed to cn-* without a word", () => {
    for (const awsRegion of ["cn-north-1", "cn-northwest-1"])
      expect(place(awsRegion)).toMatchObject({ faults: [], told: [] });
  });

  it("is deployed nowhere else, unless its file names that very AWS region", () => {
    const abroad = { awsRegions: ["us-east-1"], basis: "示例数据" };
    expect(place("us-east-1").faults).toEqual([
      expect.stringMatching(/^440307\.yaml: hostedAbroad: .*on the mainland.*not to us-east-1/),
    ]);
    expect(place("ap-east-1", abroad).faults).toHaveLength(1);
    expect(place("us-east-1", abroad)).toMatchObject({
      faults: [],
      told: ["深圳市龙岗区 (440307) is on the mainland, and its file lets it lie in us-east-1: 示例数据"],
    });
  });

  it("is told from Hong Kong, Macao and Taiwan by its code", () => {
    expect(["110000", "440307", "650000"].filter(isOnMainland)).toHaveLength(3);
    expect(["710000", "810000", "820000"].filter(isOnMainland)).toEqual([]);
  });

  it("stops the synthesis before anything is written, when it is to lie abroad", () => {
    const outdir = join(newFolder(), "cdk.out");
    const context = { regions: FIXTURE_REGIONS, region: "440307", awsRegion: "us-east-1" };
    const run = () =>
      execFileSync(process.execPath, [fileURLToPath(new URL("../../infra/app.ts", import.meta.url))], {
        env: { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
        stdio: "pipe",
      });
    expect(run).toThrow(/Nothing was synthesised\. 1 fault:\n {2}440307\.yaml: hostedAbroad: .*us-east-1/);
    expect(readdirSync(outdir)).toEqual([]);
  });
});

describe("the settings of a deployment", () => {
  const config = (context: Record<string, string>, home?: string) => configFrom((key) => context[key], home);

  it("hold without any, in the region where we are", () => {
    expect(config({}, "cn-northwest-1")).toMatchObject({
      ok: true,
      value: { awsRegion: "cn-northwest-1", china: true },
    });
    expect(config({})).toMatchObject({ ok: true, value: { awsRegion: "us-east-1", china: false } });
  });

  it("give no two regions one audience, and none another's", () => {
    const both = ["440307", "510100"];
    expect(audienceFaults(["approvals-{region}", "https://{region}.example"], both)).toEqual([]);
    expect(audienceFaults(["approvals"], ["440307"])).toEqual([]);
    expect(audienceFaults(["approvals-{region}", "approvals"], both)).toEqual([
      { path: "audience", message: expect.stringMatching(/"approvals" would be of 440307, 510100 alike/) },
    ]);
    expect(audienceFaults(["approvals-440307"], both)).toHaveLength(1);
    expect(audienceFaults(["approvals-440307"], ["510100"])).toEqual([
      { path: "audience", message: expect.stringMatching(/"approvals-440307" names another region/) },
    ]);
    expect(run({ regions: FIXTURE_REGIONS, audience: "approvals", awsRegion: "cn-north-1" })).toThrow(
      /Nothing was synthesised\. 1 fault:\n {2}audience: "approvals" would be of 110000, 440307, 510100 alike/,
    );
  });

  it("take several audiences with commas between them", () => {
    expect(config({ audience: "portal, departments" })).toMatchObject({
      value: { audience: ["portal", "departments"] },
    });
  });

  it("are told every fault at once", () => {
    const wrong = {
      region: "44",
      awsRegion: "mars",
      issuer: "http://id",
      audience: "a,",
      runtime: "nodejs8",
      architecture: "z80",
    };
    const read = config(wrong);
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual([
      "region",
      "awsRegion",
      "issuer",
      "audience[1]",
      "runtime",
      "architecture",
    ]);
  });
});
