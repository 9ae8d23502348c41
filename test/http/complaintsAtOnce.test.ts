/** Complaints that come all at once: as many are taken as come one after the other, and each once. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { MOST_COMPLAINTS } from "../../functions/domain/supervision/complaint.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const complain = (applicant: Applicant, text: string) =>
  w.call(
    "POST",
    `/v1/applications/${applicant.applicationId}/complaints`,
    { about: { department: "water" }, text },
    w.as.applicant(applicant),
  );
const storedOf = async ({ applicationId }: Applicant): Promise<number> => {
  const { body } = await w.call("GET", `/v1/complaints?limit=100`, undefined, await w.as.role("supervisor"));
  return body.complaints.filter((one: { complaintId: string }) => one.complaintId.startsWith(applicationId))
    .length;
};

it.each([
  ["sixty, each another", 60, 60],
  ["sixty, of which each comes thrice", 60, 20],
  ["sixty of five sorts", 60, 5],
  ["one more than there is room for", MOST_COMPLAINTS + 1, MOST_COMPLAINTS + 1],
])("of %s, at most twenty are stored, and one that is stored can be sent again", async (_, count, sorts) => {
  const applicant = await w.submit();
  const texts = Array.from({ length: count }, (__, i) => `第 ${i % sorts} 次来电未答复`);
  const answers = await Promise.all(texts.map((text) => complain(applicant, text)));
  expect(await storedOf(applicant)).toBe(Math.min(sorts, MOST_COMPLAINTS));
  const taken = answers.filter(({ status }) => status === 201);
  expect(new Set(taken.map(({ body }) => body.complaintId)).size).toBe(Math.min(sorts, MOST_COMPLAINTS));
  for (const { status, body } of answers)
    if (status !== 201) expect([status, body.code]).toEqual([409, "too-many-complaints"]);
  const first = answers.findIndex(({ status }) => status === 201);
  expect((await complain(applicant, texts[first]!)).status).toBe(201);
});
