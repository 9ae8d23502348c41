/** A complaint goes to supervisors and the complainant alone: whoever it is about reads nothing of it. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import type { PublicKey } from "../../functions/app/base/signing.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

const TEXT = "规划局两周来无人接听电话";
let w: World;
let applicant: Applicant;
let path: string;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  path = `/v1/applications/${applicant.applicationId}`;
  const complaint = { about: { department: "planning" }, text: TEXT };
  const filed = await w.call("POST", `${path}/complaints`, complaint, w.as.applicant(applicant));
  expect(filed.status).toBe(201);
  const answer = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
  const id = filed.body.complaintId as string;
  await w.call("PUT", `/v1/complaints/${id}/answer`, answer, await w.as.role("supervisor"));
  await w.rest();
});
afterAll(() => w.stop());

const read = async (part: string, headers: Record<string, string>): Promise<string> =>
  (await fetch(`${w.url}${path}${part}`, { headers })).text();

it("the complainant and supervisors read it, in the case and in what they export", async () => {
  const supervisor = await w.as.role("supervisor");
  for (const part of ["/case", "/case/export"]) expect(await read(part, supervisor)).toContain(TEXT);
  for (const part of ["", "/export"]) expect(await read(part, w.as.applicant(applicant))).toContain(TEXT);
});

it("the lead that it is about reads nothing of it, and its export verifies; an operator reads nothing of the case", async () => {
  const lead = await w.as.department("planning");
  for (const part of ["/case", "/case/export"]) expect(await read(part, lead)).not.toContain(TEXT);
  expect(await read("/case", await w.as.role("operator"))).not.toContain(TEXT);
  const { keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] };
  expect(checkBundle(Buffer.from(await read("/case/export", lead)), keys).faults).toEqual([]);
});
