/** What anybody is told of a document by its number and its code. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createLocalJWKSet, flattenedVerify, type JSONWebKeySet } from "jose";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { masked } from "../../functions/http/notices/masked.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
let listed: { noticeId: string; number: string; code: string };
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  [listed] = await w.notices(applicant);
});
afterAll(() => w.stop());

const verified = (number: string, code: string) =>
  w.call("GET", `/v1/notices/verification?${String(new URLSearchParams({ number, code }))}`);

describe("a document", () => {
  it("is told with all that a reader must compare, its applicant masked", async () => {
    const { status, body } = await verified(listed.number, listed.code);
    const { project, applicant: by } = example("municipal-road-application") as {
      project: { name: string; code: string };
      applicant: { name: string };
    };
    expect(status).toBe(200);
    expect(body).toMatchObject({
      integrity: "intact",
      number: listed.number,
      kind: "acceptance",
      result: null,
      project: { name: project.name, code: project.code },
      applicant: { name: masked(by.name) },
      issuedBy: { id: "planning" },
      void: null,
      signedBy: { alg: "ES256", kid: (await w.call("GET", "/v1/keys")).body.keys[0].kid },
    });
    expect(JSON.stringify(body)).not.toContain(by.name);
  });

  it("is signed over its canonical form, as another library verifies it by the published keys", async () => {
    const { body } = await verified(listed.number, listed.code);
    const path = `/v1/applications/${applicant.applicationId}/notices/${listed.noticeId}`;
    const { notice } = (await w.call("GET", path, undefined, w.as.applicant(applicant))).body;
    const keys = (await w.call("GET", "/v1/keys")).body as JSONWebKeySet;
    const [header, , signature] = String(body.signature).split(".") as [string, string, string];
    const payload = Buffer.from(canonical(notice)).toString("base64url");
    const { protectedHeader } = await flattenedVerify(
      { protected: header, payload, signature },
      createLocalJWKSet(keys),
    );
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "approvals-notice" });
  });

  it("is found however its number is typed, and not by another number or another code", async () => {
    const fullWidth = (text: string) =>
      text.replaceAll(/[0-9A-Z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
    for (const [number, code] of [
      [listed.number.replace("〔", " [ ").replace("〕", "】"), listed.code.toLowerCase()],
      [listed.number.replace("〔", "（").replace("〕", "）第"), fullWidth(listed.code)],
      [fullWidth(listed.number.replace("号", "")), listed.code.replaceAll(/(.{4})(?=.)/g, "$1-")],
    ] as const)
      expect([number, code, (await verified(number, code)).status]).toEqual([number, code, 200]);
    const other = listed.number.replace(/\d+号$/, "99号");
    for (const [number, code] of [
      [other, listed.code],
      ["no number", listed.code],
      [listed.number, "0".repeat(16)],
    ] as const)
      expect([number, (await verified(number, code)).body.code]).toEqual([number, "unknown-notice"]);
  });
});

it("a name is masked in its middle, and a short one behind its first character", () => {
  expect([masked("深圳示例建设有限公司"), masked("王五"), masked("欧阳修"), masked("")]).toEqual([
    "深圳＊＊＊＊＊＊公司",
    "王＊",
    "欧＊＊",
    "",
  ]);
});
