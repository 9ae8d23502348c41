/** 颁发、送达 (行政许可法 art. 44): a licence that was granted is handed out within ten working days, as a file of its organ. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { bytesOf } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { ELEVEN } from "../support/fixtures.ts";
import { withLicence } from "../support/licence.ts";
import { TERMS } from "../support/mayFollow.ts";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

let w: World;
let water: Record<string, string>;

beforeAll(async () => {
  w = await world({ rules: withLicence() });
  water = await w.as.department("water");
});
afterAll(() => w.stop());

async function decided(): Promise<Applicant> {
  const own = await w.submit();
  for (const id of ELEVEN) expect((await w.opinion(own, id)).status).toBe(200);
  await w.rest();
  return own;
}

async function fileOf(own: Applicant, text: string): Promise<string> {
  const bytes = bytesOf(`%PDF-1.7 ${text}`);
  const path = `/v1/applications/${own.applicationId}/uploads`;
  const { body } = await w.call("POST", path, announcedAs(bytes), water);
  await putTo(body as Announced, bytes);
  await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, water);
  return String(body.fileId);
}

const review = (own: Applicant, id = "water") => `/v1/reviews/${own.applicationId}.consult-${id}`;
const handOut = (own: Applicant, body: object, headers = water, id = "water") =>
  w.call("PUT", `${review(own, id)}/licence`, body, headers);
const deliveryOf = async (own: Applicant) =>
  (await w.status(own)).decision.matters.find(
    (one: { reviewId: string }) => one.reviewId === `${own.applicationId}.consult-water`,
  ).delivery;
const offered = async (own: Applicant) =>
  (await w.call("GET", review(own), undefined, water)).body.offers.map(
    ({ command }: { command: string }) => command,
  );
/** The figures of the water authority in a month, and the reviews behind one of them. */
const figuresOf = async (month: string) => {
  const headers = await w.as.role("supervisor");
  const { departments } = (await w.call("GET", `/v1/supervision/departments?${month}`, undefined, headers))
    .body;
  const { delivered, deliveryOverdue } = departments.find(({ id }: { id: string }) => id === "water");
  return { delivered, deliveryOverdue };
};
const behind = async (figure: string, month: string): Promise<string[]> => {
  const path = `/v1/supervision/figures?figure=${figure}&department=water&${month}`;
  const { rows } = (await w.call("GET", path, undefined, await w.as.role("supervisor"))).body;
  return rows.map(
    (row: { day: string; review: { reviewId: string } }) => `${row.day} ${row.review.reviewId}`,
  );
};
const MARCH = "from=2026-03-01&to=2026-03-31";
const LICENCE = { number: "水许字〔2026〕第12号", validUntil: "2027-03-20", handedOut: { how: "online" } };

describe("a licence that was granted", () => {
  it("is handed out by its organ once, and the applicant has its number and its file", async () => {
    const own = await w.submit();
    const early = await fileOf(own, "early");
    const before = await handOut(own, { ...LICENCE, attachments: [early] });
    expect([before.status, before.body.code]).toEqual([409, "licence-not-granted"]);
    for (const id of ELEVEN) await w.opinion(own, id);
    await w.rest();

    expect(await deliveryOf(own)).toEqual({
      dueAt: "2026-03-17T00:00:00.000+08:00",
      lamp: "green",
      raisedTo: null,
      licence: null,
    });
    expect(await offered(own)).toContain("handOutLicence");
    const fileId = await fileOf(own, "licence");
    const body = { ...LICENCE, attachments: [fileId] };
    const once = await handOut(own, body);
    expect(once.status).toBe(200);
    expect((await handOut(own, body)).body).toEqual(once.body);
    expect(await deliveryOf(own)).toMatchObject({
      lamp: "grey",
      licence: { number: LICENCE.number, validUntil: "2027-03-20", files: [{ fileId }] },
    });
    expect(await offered(own)).not.toContain("handOutLicence");
    const address = `/v1/files/${fileId}/address`;
    expect((await w.call("GET", address, undefined, w.as.applicant(own))).status).toBe(200);

    const other = await handOut(own, { ...body, number: "另一号" });
    expect(other.body).toMatchObject({ code: "licence-handed-out", number: LICENCE.number });
    const told = (await w.events(own)).map(({ type }: { type: string }) => type);
    expect(told).toContain("licence-handed-out");
  });

  it("is refused of another's, of what is no licence, without a file, and with a last day that has passed", async () => {
    const own = await decided();
    const attachments = [await fileOf(own, "one")];
    const answers = [
      await handOut(own, { ...LICENCE, attachments }, await w.as.department("land")),
      await handOut(own, { ...LICENCE, attachments }, await w.as.department("land"), "land"),
      await handOut(own, LICENCE),
      await handOut(own, { ...LICENCE, attachments, validUntil: "2026-03-01" }),
      await handOut(own, { ...LICENCE, attachments, handedOut: { how: "window", to: "applicant" } }),
      await handOut(own, { ...LICENCE, attachments: ["F-0123456789ABCDEFGHJKMNPQRS"] }),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      "403 not-your-review",
      "409 licence-not-granted",
      "400 malformed",
      "422 licence-expired",
      "400 malformed",
      "400 malformed",
    ]);
    expect(answers[4]!.body.errors).toMatchObject([{ path: "attachments" }]);
    expect(await deliveryOf(own)).toMatchObject({ licence: null });
  });

  it("is late after ten working days: the lamp turns, the ladder goes on until it is handed out, late", async () => {
    const own = await decided();
    const { dueAt } = await deliveryOf(own);
    await w.clock("2026-03-13T09:00:00+08:00");
    expect(await deliveryOf(own)).toMatchObject({ lamp: "yellow", raisedTo: null });
    await w.clock(dueAt);
    expect(await deliveryOf(own)).toMatchObject({ lamp: "red", raisedTo: "leader" });
    // Each morning writes down what has been reached.
    await w.clock("2026-03-21T09:00:00+08:00");
    expect(await deliveryOf(own)).toMatchObject({ lamp: "red", raisedTo: "government" });
    const steps = (await w.events(own)).filter(({ type }: { type: string }) => type === "delivery-overdue");
    expect(steps).toHaveLength(3);
    const counted = await figuresOf(MARCH);
    const reviewId = `${own.applicationId}.consult-water`;
    expect(await behind("deliveryOverdue", MARCH)).toContain(`${dueAt.slice(0, 10)} ${reviewId}`);
    expect(await behind("delivered", MARCH)).not.toContain(`2026-03-21 ${reviewId}`);

    const files = [await fileOf(own, "licence"), await fileOf(own, "receipt")];
    const window = { ...LICENCE, handedOut: { how: "window", to: "authorised" }, attachments: files };
    expect((await handOut(own, window)).status).toBe(200);
    await w.clock("P5D");
    expect(await deliveryOf(own)).toMatchObject({
      lamp: "grey",
      raisedTo: "government",
      licence: { handedOut: { how: "window", to: "authorised" } },
    });
    // That it was late stays: handed out is counted on its own day.
    expect(await figuresOf(MARCH)).toEqual({ ...counted, delivered: counted.delivered + 1 });
    expect(await behind("delivered", MARCH)).toContain(`2026-03-21 ${reviewId}`);
    const all = (await w.events(own)).filter(({ type }: { type: string }) => type === "delivery-overdue");
    expect(all).toHaveLength(3);
  });
});

type Listed = { decisions: Record<string, unknown>[]; nextCursor: string | null };
const listed = async (query = ""): Promise<Listed> => (await w.call("GET", `/v1/decisions${query}`)).body;

/** Cases that end in one instant stand in no order among themselves: each is known by its decision's number. */
async function numberOf(own: Applicant): Promise<string> {
  const notices = (await w.notices(own)) as { kind: string; number: string }[];
  return notices.find(({ kind }) => kind === "licence-decision")!.number;
}
const listedOf = async (own: Applicant) => {
  const number = await numberOf(own);
  return (await listed()).decisions.find((one) => one["number"] === number);
};

describe("what must be public of licences", () => {
  it("is matter, organ, result, day and number, for anybody, and nothing of the applicant or the project", async () => {
    const own = await decided();
    const first = await listedOf(own);
    expect(first).toEqual({
      number: expect.stringMatching(/〔2026〕\d+号$/),
      decidedOn: (await w.status(own)).decidedAt.slice(0, 10),
      result: "granted",
      matter: { code: "consult-water", name: expect.any(String), nameEn: expect.any(String) },
      organ: { id: "water", name: expect.any(String), nameEn: expect.any(String) },
      licence: null,
      underReview: false,
    });
    const body = { ...LICENCE, attachments: [await fileOf(own, "licence")] };
    expect((await handOut(own, body)).status).toBe(200);
    const { number, validUntil } = LICENCE;
    expect(await listedOf(own)).toEqual({ ...first, licence: { number, validUntil } });
    const { project, applicant } = example("municipal-road-application");
    const said = JSON.stringify(await listed());
    for (const secret of [
      project.name,
      project.code,
      applicant.name,
      applicant.creditCode,
      own.applicationId,
    ])
      expect(said).not.toContain(secret);
  });

  it("comes page by page, none twice and none left out; a refusal is the applicant's own business", async () => {
    const all = (await listed()).decisions;
    const refused = await w.submit();
    for (const id of ELEVEN.filter((one) => one !== "water"))
      expect((await w.opinion(refused, id)).status).toBe(200);
    const said = await w.opinion(refused, "water", objection);
    expect([said.status, said.body.errors]).toEqual([200, undefined]);
    await w.rest();
    const paged: Record<string, unknown>[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Listed = await listed(`?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      expect(page.decisions.length).toBeLessThanOrEqual(1);
      paged.push(...page.decisions);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    expect((await w.call("GET", "/v1/decisions?limit=101")).status).toBe(400);
  });

  it("is taken back with the decision: what rested on a promise that was not held is listed no more", async () => {
    const road = example("municipal-road-application");
    const claims = [
      { matter: "consult-water", by: "promise", signedBy: "陈经理", text: TERMS.text },
    ] as const;
    const made = await w.call("POST", "/v1/applications", { ...road, claims });
    expect(made.status).toBe(201);
    const own = made.body as Applicant;
    for (const id of ELEVEN.filter((one) => one !== "water"))
      expect((await w.opinion(own, id)).status).toBe(200);
    await w.rest();
    const before = (await listed()).decisions;
    const number = await numberOf(own);
    expect(await listedOf(own)).toBeDefined();
    const found = { result: "not-held", found: "未按承诺建设", article: "第八条" };
    expect((await w.call("POST", `${review(own)}/promise-checks`, found, water)).status).toBe(200);
    await w.rest();
    expect((await listed()).decisions).toEqual(before.filter((one) => one["number"] !== number));
  });
});
