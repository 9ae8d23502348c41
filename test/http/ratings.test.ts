/** 好差评: who may rate whom and when, what supervision owes, and what departments and the public read of it. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let supervisor: Record<string, string>;
let applicants: Applicant[];

const WORDS = "窗口三次要求补交同一份材料";
const FOLLOWED = "已解决但仍希望改进";

beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
  applicants = [];
  for (let i = 0; i < 5; i++) applicants.push(await w.submit());
  for (const one of applicants) await w.opinion(one, "water");
});
afterAll(() => w.stop());

const own = (i: number) => w.as.applicant(applicants[i]!);
const pathOf = (i: number, department = "water") =>
  `/v1/applications/${applicants[i]!.applicationId}/ratings/${department}`;
const rate = async (i: number, body: object, headers = own(i), department = "water") =>
  w.call("PUT", pathOf(i, department), body, headers);
const act = async (ratingId: string, what: string, body: object, who = supervisor) =>
  w.call("PUT", `/v1/ratings/${ratingId}/${what}`, body, who);

describe("an applicant", () => {
  it("rates a department that is done, once: two at once are one", async () => {
    const bad = { mark: 1, words: WORDS, agreed: false };
    const [a, b] = await Promise.all([rate(0, bad), rate(0, bad)]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(a.body).toMatchObject({
      mark: 1,
      duty: {
        owed: true,
        callBy: "2026-03-04T00:00:00.000+08:00",
        answerBy: "2026-03-10T00:00:00.000+08:00",
      },
    });
    expect(b.body.ratingId).toBe(a.body.ratingId);
    expect((await rate(0, { mark: 5 })).body).toMatchObject({ code: "rated-already" });
    const { ratings, offers } = (
      await w.call("GET", `/v1/applications/${applicants[0]!.applicationId}`, undefined, own(0))
    ).body;
    expect(ratings).toHaveLength(1);
    expect(offers.filter(({ command }: { command: string }) => command === "rateDepartment")).toEqual([]);
  });

  it("rates nobody who is not done, nobody else, and not as a clerk or an agent", async () => {
    expect((await rate(0, { mark: 5 }, own(0), "housing")).body).toMatchObject({
      code: "not-to-be-rated-yet",
    });
    expect((await rate(0, { mark: 5 }, own(0), "nobody")).body).toMatchObject({ code: "not-in-this-case" });
    expect((await rate(1, { mark: 6 })).body).toMatchObject({ code: "malformed" });
    const clerk = { ...own(1), ...(await w.as.department("water")) };
    expect((await rate(1, { mark: 5 }, clerk)).body).toMatchObject({ code: "applicant-alone" });
  });
});

describe("supervision", () => {
  it("has every bad mark on its list until it was called and answered; the rater is told and follows it up", async () => {
    const list = async (status: string) =>
      (await w.call("GET", `/v1/ratings?status=${status}`, undefined, supervisor)).body.ratings;
    const [owed] = await list("owed");
    expect(owed).toMatchObject({ department: "water", words: WORDS });
    const { ratingId } = owed;
    const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", organ: "water" })).body;
    const water = { authorization: `Bearer ${token}` };
    // Nobody does anything about a mark of their own organ (S10).
    for (const [what, body] of [
      ["call", { note: "n" }],
      ["extension", { reasons: "r" }],
      ["answer", { answer: "a" }],
      ["exclusion", { ground: "mistaken", reasons: "r" }],
    ] as const)
      expect((await act(ratingId, what, body, water)).body).toMatchObject({ code: "own-organ" });
    const contact = `/v1/applications/${applicants[0]!.applicationId}/case/contact`;
    expect((await w.call("GET", contact, undefined, supervisor)).status).toBe(200);
    const others = `/v1/applications/${applicants[1]!.applicationId}/case/contact`;
    expect((await w.call("GET", others, undefined, supervisor)).body).toMatchObject({
      code: "no-rating-duty",
    });
    expect((await act(ratingId, "answer", { answer: "a" })).body).toMatchObject({ code: "rater-not-called" });
    expect((await act(ratingId, "call", { note: "未接听，已短信" })).status).toBe(200);
    expect((await act(ratingId, "extension", { reasons: "须调取记录" })).body.duty.answerBy).toBe(
      "2026-03-24T00:00:00.000+08:00",
    );
    const answered = await act(ratingId, "answer", { answer: "已责成一次告知" });
    expect(answered.body).toMatchObject({ duty: { owed: false }, called: { note: "未接听，已短信" } });
    expect(await list("owed")).toEqual([]);
    expect(await list("kept")).toHaveLength(1);
    const mine = (await w.call("GET", `/v1/applications/${applicants[0]!.applicationId}`, undefined, own(0)))
      .body;
    // What was noted of the call is supervision's own.
    expect(mine.ratings[0]).toMatchObject({ called: { note: null }, answered: { answer: "已责成一次告知" } });
    expect(mine.offers).toContainEqual(
      expect.objectContaining({ command: "followUpRating", limits: { departments: ["water"] } }),
    );
    const followed = await w.call(
      "PUT",
      `${pathOf(0)}/follow-up`,
      { words: FOLLOWED, agreed: false },
      own(0),
    );
    expect(followed.body).toMatchObject({ mark: 1, followUp: { words: FOLLOWED } });
    const messages = `/v1/applications/${applicants[0]!.applicationId}/messages`;
    const { messages: told } = (await w.call("GET", messages, undefined, own(0))).body;
    expect(told).toContainEqual(expect.objectContaining({ part: "ratings" }));
  });
});

describe("what departments and the public read", () => {
  it("counts what is not excluded, by department and period; the list behind it leads to the cases", async () => {
    for (const [i, mark] of [
      [1, 5],
      [2, 5],
      [3, 4],
      [4, 2],
    ] as const)
      await rate(i, { mark, words: `评语${i}`, agreed: i === 1 });
    await w.rest();
    const figures = async () =>
      (
        await w.call(
          "GET",
          "/v1/supervision/departments?from=2026-03-01&to=2026-03-31",
          undefined,
          supervisor,
        )
      ).body.departments.find(({ id }: { id: string }) => id === "water");
    expect(await figures()).toMatchObject({ ratings: 5, badRatings: 2, meanRating: 3.4 });
    const rows = async (figure: string) =>
      (
        await w.call(
          "GET",
          `/v1/supervision/figures?figure=${figure}&department=water&from=2026-03-01&to=2026-03-31`,
          undefined,
          supervisor,
        )
      ).body.rows;
    expect(await rows("ratings")).toHaveLength(5);
    expect((await rows("badRatings"))[0]).toMatchObject({
      rating: { excluded: false },
      department: { id: "water" },
    });
    const said = async () =>
      (await w.call("GET", "/v1/departments/water/ratings", undefined, await w.as.department("water"))).body;
    expect(await said()).toMatchObject({ satisfaction: { ratings: 5, mean: 3.4 } });
    expect((await said()).rows.map(({ words }: { words: string | null }) => words).filter(Boolean)).toEqual([
      "评语1",
    ]);
    const other = await w.call(
      "GET",
      "/v1/departments/water/ratings",
      undefined,
      await w.as.department("land"),
    );
    expect(other.body).toMatchObject({ code: "not-your-department" });
    const inPublic = async () => (await w.call("GET", "/v1/satisfaction?month=2026-03")).body;
    expect(await inPublic()).toMatchObject({ code: "malformed" });

    const mistaken = (await rows("badRatings")).find(
      ({ rating }: { rating: { mark: number } }) => rating.mark === 2,
    );
    const gone = await act(mistaken.rating.ratingId, "exclusion", {
      ground: "mistaken",
      reasons: "来电说明误评",
    });
    expect(gone.body).toMatchObject({ excluded: { ground: "mistaken" }, mark: 2 });
    await w.rest();
    expect(await figures()).toMatchObject({
      ratings: 4,
      badRatings: 1,
      excludedRatings: 1,
      meanRating: 3.75,
    });
    expect(await said()).toMatchObject({ satisfaction: null });
    expect((await said()).rows).toHaveLength(4);
    // Nobody has rated anybody in a month that is over.
    const { month, departments } = (await w.call("GET", "/v1/satisfaction")).body;
    expect(month).toBe("2026-02");
    expect(departments.map((one: { satisfaction: unknown }) => one.satisfaction)).toEqual(
      departments.map(() => null),
    );
    const fifth = await w.call("GET", `/v1/applications/${applicants[4]!.applicationId}`, undefined, own(4));
    expect(fifth.body.ratings[0].excluded).toMatchObject({ reasons: "来电说明误评" });
  });

  it("never has words that were not to be passed on, nor a name, nor what was noted of a call", async () => {
    const lead = await w.as.department("planning");
    const { applicationId } = applicants[0]!;
    for (const path of [
      `/v1/applications/${applicationId}/case`,
      `/v1/applications/${applicationId}/case/export`,
      "/v1/departments/water/ratings",
    ]) {
      const who = path.startsWith("/v1/departments") ? await w.as.department("water") : lead;
      const response = await fetch(`${w.url}${path}`, { headers: who });
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      for (const secret of [WORDS, FOLLOWED, "未接听，已短信", "rating-given"])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
      if (path.startsWith("/v1/departments")) expect(text).not.toContain(applicationId);
    }
  });
});
