/** 颁发、送达 (行政许可法 art. 44): a licence that was granted is handed out within ten working days, as a file of its organ. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { bytesOf } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { ELEVEN, fixtureRules } from "../support/fixtures.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

/** The water authority's matter is a licence of its own. */
function withLicence() {
  const { region, ...rest } = fixtureRules();
  const matters = region.matters.map((matter) =>
    matter.code === "consult-water"
      ? ({ ...matter, kind: "licence", veto: true, onTimeout: "escalate", tacitBasis: null } as const)
      : matter,
  );
  return { ...rest, region: { ...region, matters } };
}

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
