/** Codes that are typed off paper: small letters, groups, letters for digits. What was printed is what counts. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { asPrinted, inGroups } from "../../functions/domain/base/ids.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicants: Applicant[];
beforeAll(async () => {
  w = await world();
  const good = example("municipal-road-application");
  // Many, so that every symbol that is mistaken comes up.
  const submitted = Array.from({ length: 12 }, () => w.call("POST", "/v1/applications", good));
  applicants = (await Promise.all(submitted)).map(({ body }) => body as Applicant);
  await w.rest();
});
afterAll(() => w.stop());

/** As an input method for Chinese writes them. */
const wide = (code: string) =>
  code.replaceAll(/[0-9A-Z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));

/** As it travels in a header: a character for each byte. */
const inHeader = (code: string) => ({ "x-query-code": Buffer.from(code).toString("latin1") });

const WAYS: readonly [string, (code: string) => string][] = [
  ["in small letters", (code) => code.toLowerCase()],
  ["in groups with spaces", (code) => code.replaceAll(/(.{4})/g, "$1 ")],
  ["in groups with hyphens", (code) => code.replaceAll(/(.{5})/g, "$1-")],
  ["with O for 0", (code) => code.replaceAll("0", "O")],
  ["with o, l and i for digits", (code) => code.replaceAll("0", "o").replace("1", "l").replaceAll("1", "i")],
  ["with L and I for 1", (code) => code.replace("1", "L").replaceAll("1", "I")],
  ["in groups with an input method's lines", (code) => code.replaceAll(/(.{4})/g, "$1─").replace("─", "ー")],
  ["in groups with dots in the middle", (code) => code.replaceAll(/(.{4})/g, "$1·")],
  ["in full-width letters and digits", (code) => wide(code)],
  ["with all of it at once", (code) => ` ${code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l")} - `],
];

describe.each(WAYS)("typed %s", (_, typed) => {
  it("a query code is known, on whatever route reads one", async () => {
    expect(applicants.map(({ queryCode }) => queryCode).join("")).toMatch(/^(?=.*0)(?=.*1.*1)/);
    for (const { applicationId, queryCode } of applicants)
      for (const route of ["", "/events", "/notices"]) {
        const path = `/v1/applications/${applicationId}${route}`;
        const { status } = await w.call("GET", path, undefined, inHeader(typed(queryCode)));
        expect([path, typed(queryCode), status]).toEqual([path, typed(queryCode), 200]);
      }
    const { applicationId, queryCode } = applicants[0]!;
    const complaint = { about: { department: "water" }, text: `来电未答复 ${typed("1")}` };
    const path = `/v1/applications/${applicationId}/complaints`;
    const filed = await w.call("POST", path, complaint, inHeader(typed(queryCode)));
    expect(filed.status).toBe(201);
  });

  it("a code on a notice vouches for it, and one that is another's does not", async () => {
    for (const applicant of applicants) {
      const path = `/v1/applications/${applicant.applicationId}/notices`;
      const { notices } = (await w.call("GET", path, undefined, w.as.applicant(applicant))).body;
      const [{ code, number }] = notices;
      const verify = (given: string) =>
        w.call("GET", `/v1/notices/verification?${String(new URLSearchParams({ number, code: given }))}`);
      expect((await verify(typed(code))).body).toMatchObject({ integrity: "intact", number });
      const other = code.replace(/.$/, (last: string) => (last === "Z" ? "Y" : "Z"));
      expect((await verify(typed(other))).status).toBe(404);
    }
  });
});

it("are shown in groups of four, which are the same code", async () => {
  const { applicationId, queryCode } = applicants[0]!;
  expect(inGroups(queryCode)).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/);
  expect(asPrinted(inGroups(queryCode))).toBe(queryCode);
  const path = `/v1/applications/${applicationId}`;
  expect((await w.call("GET", path, undefined, inHeader(inGroups(queryCode)))).status).toBe(200);
});

it("a code that lacks a symbol, or has one too many, is none", async () => {
  const { applicationId, queryCode } = applicants[0]!;
  for (const code of [queryCode.slice(1), `${queryCode}0`, queryCode.replace(/^./, "U"), "-", " - "])
    expect(
      (await w.call("GET", `/v1/applications/${applicationId}`, undefined, { "x-query-code": code })).body,
    ).toMatchObject({ status: 404, code: "unknown-application" });
});
