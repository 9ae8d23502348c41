/** Large files over HTTP on one machine: in parts, gone on with where they were cut off, checked whole. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { MOST_PUT_BYTES } from "../../functions/domain/files/kind.ts";
import { PART_BYTES, partsOf } from "../../functions/domain/files/parts.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { digestOf } from "./content.ts";

jest.setTimeout(120_000);

let w: World;
let applicant: Applicant;
let by: Record<string, string>;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  by = w.as.applicant(applicant);
});
afterAll(() => w.stop());

const announce = (what: object) =>
  w.call("POST", `/v1/applications/${applicant.applicationId}/uploads`, what, by);
const complete = (fileId: string) => w.call("PUT", `/v1/uploads/${fileId}/completion`, undefined, by);
const address = (fileId: string) => w.call("GET", `/v1/files/${fileId}/address`, undefined, by);

describe("a large file", () => {
  const half = Buffer.alloc(MOST_PUT_BYTES / 2 + 1, "%PDF-1.7 ");
  const bytes = Buffer.concat([half, half]);
  const count = partsOf(bytes.byteLength);
  const partOf = (number: number) => bytes.subarray((number - 1) * PART_BYTES, number * PART_BYTES);
  const leftOf = (fileId: string): string[] =>
    readdirSync(join(w.dataDir, "files", "incoming")).filter((name) => name.startsWith(fileId));
  const asked = async (fileId: string) => (await w.call("GET", `/v1/uploads/${fileId}`, undefined, by)).body;
  const announcePart = (fileId: string, number: number, own = partOf(number)) =>
    w.call("PUT", `/v1/uploads/${fileId}/parts/${number}`, { sha256: digestOf(own) }, by);
  const put = async (fileId: string, number: number, own = partOf(number)) =>
    (await putTo((await announcePart(fileId, number)).body as Announced, own)).status;

  it("comes in parts, goes on where it was cut off, and is checked whole before it may be handed in", async () => {
    const { body } = await announce(announcedAs(bytes));
    const { fileId } = body;
    expect(body).toMatchObject({ put: null, parts: { count, bytes: PART_BYTES } });
    for (const number of [2, 1]) expect(await put(fileId, number)).toBe(200);
    expect(await put(fileId, 3, Buffer.from(partOf(3)).fill("x"))).toBe(422);
    expect(await put(fileId, 3, partOf(3).subarray(1))).toBe(422);
    // Whoever was cut off asks what is there.
    const { status, parts } = await asked(fileId);
    expect([status, parts.there.map(({ number }: { number: number }) => number)]).toEqual([
      "announced",
      [1, 2],
    ]);
    expect((await complete(fileId)).body).toMatchObject({ status: 422, code: "upload-parts" });
    for (let number = 3; number <= count; number++) expect(await put(fileId, number)).toBe(200);
    const late = await announcePart(fileId, 1);
    const completed = await complete(fileId);
    expect(completed.body).toMatchObject({ fileId, status: "checking", keptAt: null });
    // The clock moves when everything has come to rest.
    await w.clock("PT1S");
    expect(await asked(fileId)).toMatchObject({ status: "kept", refusal: null });
    expect((await complete(fileId)).body).toMatchObject({ status: "kept" });
    expect((await putTo(late.body as Announced, partOf(1))).status).toBe(403);
    expect((await announcePart(fileId, 1)).body.code).toBe("upload-over");
    expect(leftOf(fileId)).toEqual([]);
    const { url } = (await address(fileId)).body;
    expect(digestOf(Buffer.from(await (await fetch(url)).arrayBuffer()))).toBe(digestOf(bytes));
  });

  it("that is another one, or of another kind, is refused by its check, and cannot be handed in", async () => {
    for (const [what, code] of [
      [{ sha256: "0".repeat(64) }, "upload-checksum"],
      [{ name: "plan.dwg", type: "image/vnd.dwg" }, "upload-kind"],
    ] as const) {
      const { fileId } = (await announce({ ...announcedAs(bytes), ...what })).body;
      for (let number = 1; number <= count; number++) await put(fileId, number);
      expect((await complete(fileId)).body.status).toBe("checking");
      await w.clock("PT1S");
      expect(await asked(fileId)).toMatchObject({ status: "refused", refusal: code });
      expect((await complete(fileId)).body).toMatchObject({ status: 422, code });
      expect((await address(fileId)).body.code).toBe("file-not-kept");
      const path = `/v1/applications/${applicant.applicationId}/materials/site-plan`;
      expect((await w.call("PUT", path, { fileId }, by)).status).toBe(400);
      expect(leftOf(fileId)).toEqual([]);
    }
  });
});
