/**
 * The restore drill: a back-up is made while people work, more happens, the machine is lost, and the back-up is put into
 * service in its place, as docs/how-to/restore.md says. What had been promised is kept, what came since is gone and can be
 * told, what was erased is erased again, and the main job works.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { people, type Receipt } from "../chaos/people.ts";
import { startProcess, type Alive } from "../chaos/process.ts";
import { ELEVEN } from "../support/runtime.ts";
import { typed, visitors } from "./visitors.ts";

let folder: string;
let alive: Alive;
let office: ReturnType<typeof people>;
let guests: ReturnType<typeof visitors>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "approvals-restore-"));
  await startIn("before");
});
afterAll(async () => {
  await alive.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startIn(name: string): Promise<void> {
  alive = await startProcess(join(folder, name));
  office = people(() => alive.url);
  guests = visitors(office);
}

const clockTo = async (move: object) => {
  const { status, body } = await office.call("PUT", "/local/clock", move);
  expect([status, body.virtual]).toEqual([200, true]);
  return body.now as string;
};

const contactOf = async ({ applicationId, queryCode }: Receipt) =>
  (
    await office.call("GET", `/v1/applications/${applicationId}/contact`, undefined, {
      "x-query-code": queryCode,
    })
  ).body.contact as unknown;

const PLAN = Buffer.from("%PDF-1.7 the plan of the site");

it("puts a back-up into service in the place of a machine that is lost", async () => {
  const [silent, answered, erased] = [
    await guests.submitted(),
    await guests.submitted(),
    await guests.submitted(),
  ];
  await guests.consent(answered, "water");
  const plan = await guests.handedIn(silent, PLAN);
  const putBackTo = await clockTo({ advance: "PT1H" });
  await typed("server/dataCommands.ts", ["backup", join(folder, "monday.backup")], join(folder, "before"));

  // What comes after the back-up, and goes down with the machine.
  const lost = await guests.submitted();
  await guests.consent(answered, "land");
  const supervisor = await office.token({ role: "supervisor" });
  const order = { basis: "个人信息保护法第四十七条", reasons: "联系人书面要求删除" };
  const path = `/v1/applications/${erased.applicationId}/contact-erasure`;
  expect((await office.call("POST", path, order, supervisor)).status).toBe(200);
  const before = await office.status(silent);
  await alive.kill();

  await typed("server/dataCommands.ts", ["restore", join(folder, "monday.backup")], join(folder, "after"));
  await startIn("after");
  expect(await guests.read(silent, plan)).toEqual(PLAN);
  expect((await office.status(silent)).reviews.map(({ dueAt }) => dueAt)).toEqual(
    before.reviews.map(({ dueAt }) => dueAt),
  );
  const outcomes = (await office.status(answered)).reviews.filter(({ outcome }) => outcome !== null);
  expect(outcomes.map(({ reviewId }) => reviewId.split(".")[1])).toEqual(["consult-water"]);
  const { status } = await office.call("GET", `/v1/applications/${lost.applicationId}`, undefined, {
    "x-query-code": lost.queryCode,
  });
  expect(status).toBe(404);

  // The record has forgotten the erasure; the trail of the folder that was left behind has not.
  expect(await contactOf(erased)).not.toBeNull();
  const words = ["--url", alive.url, "--since", putBackTo, "--trail", join(folder, "before")];
  expect(await typed("scripts/eraseAgain.ts", words, join(folder, "after"))).toContain("1 ordered since");
  expect(await contactOf(erased)).toBeNull();
  expect(await contactOf(silent)).not.toBeNull();
  expect(await typed("scripts/eraseAgain.ts", words, join(folder, "after"))).toContain("1 erased now");

  // The department is asked again, and everything that falls due does.
  expect((await guests.consent(answered, "land")).status).toBe(200);
  for (const department of ELEVEN.filter((one) => one !== "water" && one !== "land"))
    expect((await guests.consent(answered, department)).status).toBe(200);
  await clockTo({ advance: "P20D" });
  expect((await office.status(answered)).status).toBe("granted");
  const late = (await office.status(silent)).reviews.filter(({ outcome }) => outcome === "deemed-consent");
  expect(late).toHaveLength(7);
  expect(await typed("server/dataCommands.ts", ["check-data"], join(folder, "after"))).toContain(
    "everything fits: 3 applications, 1 file",
  );
  expect(await typed("scripts/smoke.ts", ["--url", alive.url], join(folder, "after"))).toMatch(
    /All 14 steps hold/,
  );
  expect(alive.errors()).toBe("");
});
