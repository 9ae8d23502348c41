/** The folder of one machine: whose it is, who may read it, and what is said where it cannot be used; nothing is touched then. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { startRuntime, type RuntimeOptions } from "../../server/runtime.ts";
import { Unusable } from "../../server/unusable.ts";
import { example, fixtureRules } from "../support/fixtures.ts";

let parent: string;
let dataDir: string;
const at = (name: string) => join(dataDir, name);

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "approvals-folder-"));
  dataDir = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const logged: string[] = [];
const log: Log = { info: () => undefined, error: (code) => void logged.push(code) };

const start = (options: Partial<RuntimeOptions> = {}) =>
  startRuntime({ rules: fixtureRules(), dataDir, port: 0, log, callerLimit: null, ...options });

/** A folder that has been in use, with one case. */
async function used(options: Partial<RuntimeOptions> = {}): Promise<void> {
  const runtime = await start(options);
  const { status } = await fetch(`${runtime.url}/v1/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(example("municipal-road-application")),
  });
  expect(status).toBe(201);
  await runtime.close();
}

async function refusal(options: Partial<RuntimeOptions> = {}): Promise<string> {
  try {
    await (await start(options)).close();
    return "started";
  } catch (error) {
    if (error instanceof Unusable) return error.message;
    throw error;
  }
}

/** Every file by its bytes and rights. */
function stateOf(folder: string): object {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? readFileSync(path) : "";
    return [path, statSync(path).mode, createHash("sha256").update(bytes).digest("hex")];
  });
}

/** What is said, in one sentence or two of one line; and everything is as it was. */
async function refusedUntouched(said: RegExp, options: Partial<RuntimeOptions> = {}): Promise<void> {
  const before = stateOf(parent);
  const message = await refusal(options);
  expect(message).toMatch(said);
  expect(message).not.toContain("\n");
  expect(stateOf(parent)).toEqual(before);
}

describe("who may read it", () => {
  it("nobody but its owner: neither the folder nor anything in it", async () => {
    await used({ clock: "2026-03-02T01:00:00.000Z" });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataDir))
      expect([name, statSync(at(name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it("nor what was copied so that others could", async () => {
    await used();
    chmodSync(dataDir, 0o755);
    for (const name of readdirSync(dataDir)) chmodSync(at(name), 0o644);
    await (await start()).close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataDir))
      expect([name, statSync(at(name)).mode & 0o077]).toEqual([name, 0]);
  });

  it("a folder of others, where there is something else, is left as it is", async () => {
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o777);
    writeFileSync(at("thesis.txt"), "");
    await refusedUntouched(/there is something else \(thesis\.txt\)/);
  });
});

describe("where it cannot be used", () => {
  it("since it is a file", async () => {
    writeFileSync(dataDir, "");
    await refusedUntouched(/^DATA_DIR is .*\/data, which is a file/);
  });

  it("since something above it is a file", async () => {
    writeFileSync(dataDir, "");
    await refusedUntouched(/^DATA_DIR is .*is a file/, { dataDir: at("below/it") });
  });

  it("since its record is none", async () => {
    mkdirSync(at("record.sqlite"), { recursive: true });
    chmodSync(dataDir, 0o700);
    await refusedUntouched(/record\.sqlite is no file, and so no record/);
  });

  it("since nobody may make a folder there", async () => {
    await refusedUntouched(/^\/sys\/approvals cannot be written \(.*\)\. Give this process the right to/, {
      dataDir: "/sys/approvals",
    });
  });

  it("since it is another region's", async () => {
    await used();
    await refusedUntouched(/is the record of region 440307, and REGION is 110000/, {
      rules: fixtureRules("110000"),
    });
  });

  it("since it is another region's, though it never said so", async () => {
    await used();
    const database = new DatabaseSync(at("record.sqlite"));
    database.exec("DELETE FROM notes WHERE name = 'region'");
    database.close();
    await refusedUntouched(/is the record of region 440307/, { rules: fixtureRules("110000") });
  });

  it("since it is held by another process", async () => {
    const first = await start();
    expect(await refusal()).toMatch(/record\.sqlite is held by another process/);
    await first.close();
    expect(await refusal()).toBe("started");
  });

  it("since it has a clock of its own, and another is asked for", async () => {
    await used({ clock: "2026-03-02T01:00:00.000Z" });
    await refusedUntouched(/has a clock of its own, at 2026-03-02T01:00:00.000Z/, {
      clock: "2027-01-01T00:00:00.000Z",
    });
    expect(await refusal()).toBe("started");
  });

  it("since the port is taken: nothing has been made", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await refusedUntouched(new RegExp(`^Port ${port} is taken`), { port });
    expect(existsSync(dataDir)).toBe(false);
    await new Promise((resolve) => void other.close(resolve));
  });

  it("since its cases were received by the machine's clock, and virtual time is asked for", async () => {
    await used();
    await refusedUntouched(/CLOCK is set, and the cases in .* were received by the machine's clock/, {
      clock: "2026-03-02T01:00:00.000Z",
    });
    expect(await refusal()).toBe("started");
  });

  it("since there is no such address here", async () => {
    await refusedUntouched(/^HOST is "203\.0\.113\.1", which is no address of this machine/, {
      host: "203.0.113.1",
    });
  });
});

describe("after an end by force, whose log lies beside the record, nothing is touched where", () => {
  it.each([
    ["it is another region's", "UPDATE notes SET value = '110000' WHERE name = 'region'", /of region 110000/],
    ["it is a server's", "INSERT INTO notes VALUES ('server', 'yes')", /is a server's record/],
    ["it is of a newer version", "PRAGMA user_version = 99", /schema 99, this one knows/],
    ["it is damaged", "DROP TABLE notices", /is damaged \(without notices/],
  ])("%s", async (_, change, said) => {
    await used();
    const database = new DatabaseSync(at("record.sqlite"));
    database.exec(change);
    const aside = join(parent, "aside");
    mkdirSync(aside, { mode: 0o700 });
    for (const name of readdirSync(dataDir).filter((one) => !one.endsWith("-shm")))
      copyFileSync(at(name), join(aside, name));
    database.close();
    rmSync(dataDir, { recursive: true });
    renameSync(aside, dataDir);
    expect(statSync(at("record.sqlite-wal")).size).toBeGreaterThan(0);
    await refusedUntouched(said);
  });
});

describe("what is damaged is named", () => {
  it.each([
    ["secret.txt", "short", /secret\.txt is damaged: it is no secret of 32 bytes/],
    ["webhooks.json", "{", /webhooks\.json is damaged/],
    ["webhooks.json", '{"water":["plain"]}', /webhooks\.json is damaged/],
    ["clock.txt", "tomorrow", /clock\.txt is damaged: it holds no instant/],
    ["issuer.pem", "-----BEGIN", /issuer\.pem is damaged: it holds no private key/],
    [
      "signing.pem",
      "-----BEGIN",
      /signing\.pem is damaged: it does not begin with a private key of the curve P-256/,
    ],
  ])("%s that holds %s", async (name, text, said) => {
    await used();
    writeFileSync(at(name), text, { mode: 0o600 });
    await expect(refusal()).resolves.toMatch(said);
    expect(readFileSync(at(name), "utf8")).toBe(text);
  });

  it("a secret that is gone while there are cases", async () => {
    await used();
    rmSync(at("secret.txt"));
    await refusedUntouched(/secret\.txt is missing, and without it no query code opens a case/);
  });

  const changed = (sql: string): void => {
    const database = new DatabaseSync(at("record.sqlite"));
    database.exec(sql);
    database.close();
  };

  it("a table that is gone", async () => {
    await used();
    changed("DROP TABLE notices");
    await refusedUntouched(/record\.sqlite is damaged \(without notices .*npm run restore/);
  });

  it("an index that is gone", async () => {
    await used();
    changed("DROP INDEX queues");
    await refusedUntouched(/record\.sqlite is damaged \(without queues /);
  });

  it("pages that are spoilt in the middle of the file", async () => {
    await used();
    const bytes = readFileSync(at("record.sqlite"));
    writeFileSync(at("record.sqlite"), bytes.fill(7, 4096 * 2));
    expect(await refusal()).toMatch(/record\.sqlite is damaged .*npm run restore/);
  });

  it("an event that was changed, which stops nobody else", async () => {
    await used();
    changed(
      `UPDATE events SET body = replace(body, '"role":"applicant"', '"role":"platform"') WHERE seq = 1`,
    );
    logged.length = 0;
    expect(await refusal()).toBe("started");
    expect(logged).toContain("record-damaged");
  });
});
