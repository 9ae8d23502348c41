/**
 * The roll-back drill: a version is put into service, and the one before it again, as docs/how-to/roll-back.md says. Where
 * the record has stayed what it was, the folder is simply started again; where a newer version has brought it up to date,
 * the one before refuses it untouched, and starts on the back-up that was made before.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { people } from "../chaos/people.ts";
import { startProcess, type Alive } from "../chaos/process.ts";
import { ROOT } from "../support/npmStart.ts";
import { buildNewer } from "./newer.ts";
import { typed, visitors } from "./visitors.ts";

let folder: string;
let alive: Alive | undefined;
let office: ReturnType<typeof people>;
let guests: ReturnType<typeof visitors>;
/** Two folders below the root, as every build lies. */
const NEWER = `dist/drill-${process.pid}/main.mjs`;
const ALIKE = `dist/drill-${process.pid}/alike.mjs`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "approvals-roll-back-"));
  await buildNewer(NEWER, true);
  await buildNewer(ALIKE, false);
});
beforeEach(() => {
  // Each folder has an issuer of its own.
  office = people(() => alive!.url);
  guests = visitors(office);
});
afterAll(async () => {
  await alive?.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(ROOT, NEWER, ".."), { recursive: true, force: true });
});

/** Stops what runs, if anything does, and starts a version on a folder. */
async function start(name: string, entry?: string): Promise<void> {
  await alive?.stop();
  alive = undefined;
  alive = await startProcess(join(folder, name), entry === undefined ? {} : { entry });
}

const closedOf = async (receipt: Parameters<typeof guests.consent>[0]): Promise<number> =>
  (await office.status(receipt)).reviews.filter(({ status }) => status === "closed").length;

it("starts the version before on a back-up where the newer one has changed what the record is", async () => {
  await start("served");
  const first = await guests.submitted();
  expect((await guests.consent(first, "water")).status).toBe(200);
  await typed("server/dataCommands.ts", ["backup", join(folder, "before.backup")], join(folder, "served"));

  await start("served", NEWER);
  expect((await guests.consent(first, "land")).status).toBe(200);
  const second = await guests.submitted();

  await expect(start("served")).rejects.toThrow(
    /it ended with 1 .* was written by a newer version of the product/s,
  );
  // It was refused untouched: the newer one goes on with all of it.
  await start("served", NEWER);
  expect([await closedOf(first), await closedOf(second)]).toEqual([2, 0]);

  await alive!.stop();
  alive = undefined;
  await typed("server/dataCommands.ts", ["restore", join(folder, "before.backup")], join(folder, "again"));
  await start("again");
  expect(await closedOf(first)).toBe(1);
  expect((await guests.consent(first, "land")).status).toBe(200);
  expect(await typed("scripts/smoke.ts", ["--url", alive!.url], folder)).toMatch(/All 14 steps hold/);
  expect(alive!.errors()).toBe("");
});

it("goes on with the folder itself where the record has stayed what it was, and loses nothing", async () => {
  await start("same");
  const first = await guests.submitted();
  expect((await guests.consent(first, "water")).status).toBe(200);
  await start("same", ALIKE);
  expect((await guests.consent(first, "land")).status).toBe(200);
  const second = await guests.submitted();
  await start("same");
  expect([await closedOf(first), await closedOf(second)]).toEqual([2, 0]);
  expect(await typed("scripts/smoke.ts", ["--url", alive!.url], folder)).toMatch(/All 14 steps hold/);
});
