/** The bundles run as Lambda runs them: one file, nothing beside it but the data that was checked. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readRegions, REGIONS } from "../../functions/adapters/regionFiles.ts";
import { bundle } from "../../infra/bundle.ts";

const NAMES = ["getHealth", "getCatalogue", "getReview"];

const REQUEST = { timeEpoch: 1772413200000, requestId: "r1", http: { method: "GET" } };

describe("a bundled function", () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  const asked: string[] = [];
  let table: Server;

  beforeAll(async () => {
    const regions = readRegions(REGIONS, "440307");
    if (!regions.ok) throw new Error("the region file is broken");
    writeFileSync(join(folder, "rules.json"), JSON.stringify(regions.value[0]!.contents));
    for (const [name, code] of bundle(NAMES).code) writeFileSync(join(folder, `${name}.js`), code);
    table = createServer((request, response) => {
      asked.push(String(request.headers["x-amz-target"]));
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end("{}");
    });
    await new Promise<void>((resolve) => void table.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => {
    table.close();
    rmSync(folder, { recursive: true });
  });

  /** Calls the handler in a process that has nothing but what Lambda gives it. */
  async function answerOf(
    name: string,
    event: { pathParameters?: object; requestContext?: object } = {},
  ): Promise<{ statusCode: number; body: string }> {
    const request = { headers: {}, ...event, requestContext: { ...REQUEST, ...event.requestContext } };
    const call = `require("./${name}.js").handler(${JSON.stringify(request)}, {}).then((answer) => console.log(JSON.stringify(answer)))`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", call], {
      cwd: folder,
      env: {
        AWS_REGION: "cn-north-1",
        AWS_ACCESS_KEY_ID: "id",
        AWS_SECRET_ACCESS_KEY: "key",
        AWS_SESSION_TOKEN: "token",
        AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
        TABLE: "cases",
        RULES_FILE: "rules.json",
      },
    });
    return JSON.parse(stdout.trim().split("\n").at(-1)!) as { statusCode: number; body: string };
  }

  it("answers", async () => {
    expect(await answerOf("getHealth")).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it("reads the rules that were checked at deployment", async () => {
    const { statusCode, body } = await answerOf("getCatalogue");
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ region: { code: "440307", name: "深圳市龙岗区" } });
  });

  it("reaches the table with the credentials of its environment, the only ones it carries a way to", async () => {
    const answer = await answerOf("getReview", {
      pathParameters: { reviewId: "440307-0123456789ABCDEF.consult-water" },
      requestContext: { authorizer: { jwt: { claims: { role: "supervisor" } } } },
    });
    expect(answer.statusCode).toBe(404);
    expect(asked).toEqual(["DynamoDB_20120810.GetItem"]);
  });
});
