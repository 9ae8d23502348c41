/** Files over HTTP on one machine: announced, put, completed, read; nothing but what was announced, by nobody else. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { MOST_FILE_BYTES, MOST_PUT_BYTES } from "../../functions/domain/files/kind.ts";
import { PART_BYTES } from "../../functions/domain/files/parts.ts";
import { announcedAs, handedIn, putTo, type Announced } from "../support/files.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS, digestOf, zipOf } from "./content.ts";

jest.setTimeout(60_000);

let w: World;
let applicant: Applicant;
let by: Record<string, string>;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  by = w.as.applicant(applicant);
});
afterAll(() => w.stop());

const announce = (what: object, headers = by) =>
  w.call("POST", `/v1/applications/${applicant.applicationId}/uploads`, what, headers);
const complete = (fileId: string, headers = by) =>
  w.call("PUT", `/v1/uploads/${fileId}/completion`, undefined, headers);
const address = (fileId: string, headers = by) =>
  w.call("GET", `/v1/files/${fileId}/address`, undefined, headers);

const everythingIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );
/** What broke off, or is no upload's. */
const halves = (): string[] =>
  everythingIn(join(w.dataDir, "files", "incoming")).filter((name) => name.endsWith(".part"));
const kept = (bytes: Uint8Array): string => {
  const sha256 = digestOf(bytes);
  return join(w.dataDir, "files", "content", sha256.slice(0, 2), sha256);
};

describe("a file", () => {
  it("is announced, put where the answer says, completed, and read by an address that is good for five minutes", async () => {
    const { status, body } = await announce(announcedAs(CONTENTS.png, "png"));
    expect([status, body]).toEqual([
      201,
      { fileId: expect.any(String), put: expect.any(Object), parts: null },
    ]);
    expect((await complete(body.fileId)).body).toMatchObject({ status: 422, code: "upload-missing" });
    expect((await putTo(body as Announced, CONTENTS.png)).status).toBe(200);
    const done = await complete(body.fileId);
    expect([done.status, done.body]).toMatchObject([200, { fileId: body.fileId, kind: "png" }]);
    expect(await complete(body.fileId)).toMatchObject({ status: 200, body: done.body });

    const led = await fetch(`${w.url}/v1/files/${body.fileId}`, { headers: by, redirect: "manual" });
    expect(led.status).toBe(303);
    const read = await fetch(led.headers.get("location")!);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(CONTENTS.png);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename*=UTF-8''file.png",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
    const { url } = (await address(body.fileId)).body;
    await w.clock("PT4M59S");
    expect((await fetch(url)).status).toBe(200);
    await w.clock("PT1S");
    const over = await fetch(url);
    expect([over.status, ((await over.json()) as { code: string }).code]).toEqual([403, "file-address"]);
  });

  it.each([
    ["longer", Buffer.concat([CONTENTS.pdf, Buffer.from("x")]), "upload-size"],
    ["shorter", CONTENTS.pdf.subarray(1), "upload-size"],
    ["another", Buffer.from(CONTENTS.pdf).fill("x", 10, 11), "upload-checksum"],
  ])("that is %s than announced is not taken, and nothing of it stays", async (_, bytes, code) => {
    const { body } = await announce(announcedAs(CONTENTS.pdf));
    const answer = await putTo(body as Announced, bytes);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, code]);
    expect((await complete(body.fileId)).body.code).toBe("upload-missing");
    expect(halves()).toEqual([]);
  });

  it.each([
    ["a program under another name", bytesOf("MZ\x90\0"), "program"],
    ["an archive with macros", zipOf({ "a.xlsm": "" }), "macros"],
  ])("that is %s is refused by its content, with the reason", async (_, bytes, why) => {
    const { body } = await announce(announcedAs(bytes, "pdf"));
    await putTo(body as Announced, bytes);
    const refused = await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, {
      ...by,
      "accept-language": "zh-CN",
    });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: "upload-kind", announced: "pdf", found: null, why, title: "文件格式不可接收" },
    ]);
  });

  it.each([
    ["type", { type: "application/x-msdownload", name: "plan.exe" }, "file-type"],
    ["name", { name: "plan.exe" }, "file-ending"],
    ["name", { name: "../plan.pdf" }, "file-name"],
    ["bytes", { bytes: MOST_FILE_BYTES + 1 }, "too-big"],
    ["bytes", { bytes: 0 }, "too-small"],
    ["sha256", { sha256: "x" }, "sha256"],
  ])("is not even announced with a wrong %s (%j)", async (path, wrong, code) => {
    const { status, body } = await announce({ ...announcedAs(CONTENTS.pdf), ...wrong });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path, code })]]);
  });

  it("that somebody has changed in the store is found at the next read, and shown to nobody", async () => {
    const bytes = bytesOf("%PDF-1.4 to be altered");
    const fileId = await handedIn(w, applicant, "site-plan", bytes);
    const { url } = (await address(fileId)).body;
    writeFileSync(kept(bytes), "%PDF-1.4 altered to be");
    const answers = [await address(fileId), await address(fileId, await w.as.department("planning"))];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, "file-altered"]);
    // An address from before gives no more of it.
    await expect(fetch(url).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    rmSync(kept(bytes));
    expect((await address(fileId)).body.code).toBe("file-altered");
    expect(w.logged.map(({ code }) => code)).toContain("record-altered");
  });

  it("may be sent again after it was cut off, and nothing half is there meanwhile", async () => {
    const bytes = Buffer.alloc(3_000_000, "%PDF-1.7 ");
    const { body } = await announce(announcedAs(bytes));
    const { put } = body as Announced;
    const { hostname, port, pathname, search } = new URL(put.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${bytes.byteLength}\r\n\r\n`,
        );
        socket.write(bytes.subarray(0, 1_000_000), () => socket.destroy());
      });
      socket.once("close", () => resolve());
    });
    expect((await complete(body.fileId)).body.code).toBe("upload-missing");
    expect((await putTo(body as Announced, bytes)).status).toBe(200);
    expect((await complete(body.fileId)).status).toBe(200);
    expect(halves()).toEqual([]);
  });

  it("is put by its own address only, while it may", async () => {
    const { body } = await announce(announcedAs(CONTENTS.pdf));
    const announced = body as Announced;
    const other = (await announce(announcedAs(CONTENTS.ifc, "ifc"))).body as Announced;
    const swapped = announced.put.url.replace(announced.fileId, other.fileId);
    for (const url of [
      swapped,
      announced.put.url.replace("signature=", "signature=x"),
      announced.put.url.split("?")[0]!,
    ]) {
      const answer = await putTo({ ...announced, put: { ...announced.put, url } }, CONTENTS.pdf);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        403,
        "file-address",
      ]);
    }
    await w.clock("PT61M");
    expect((await putTo(announced, CONTENTS.pdf)).status).toBe(403);
  });
});

describe("a large file", () => {
  it("has the parts that it has, each with an address of its own; a small one has none", async () => {
    const { body } = await announce({ ...announcedAs(CONTENTS.pdf), bytes: MOST_PUT_BYTES + 1 });
    const { fileId, put, parts } = body;
    expect([put, parts]).toMatchObject([null, { count: 7, bytes: PART_BYTES }]);
    const announcePart = (id: string, part: number) =>
      w.call("PUT", `/v1/uploads/${id}/parts/${part}`, { sha256: "0".repeat(64) }, by);
    expect((await announcePart(fileId, 8)).body.code).toBe("no-such-part");
    const small = (await announce(announcedAs(CONTENTS.pdf))).body;
    expect((await announcePart(small.fileId, 1)).body.code).toBe("no-such-part");
    const { url } = (await announcePart(fileId, 1)).body.put;
    const swapped = { fileId, put: { url: url.replace("/1/", "/2/"), headers: {} } };
    expect((await putTo(swapped, CONTENTS.pdf)).status).toBe(403);
    expect((await complete(fileId)).body).toMatchObject({
      code: "upload-parts",
      missing: [1, 2, 3, 4, 5, 6, 7],
    });
  });
});

describe("before a submission", () => {
  it("files are announced under one key, which opens them and no others", async () => {
    const first = await w.call("POST", "/v1/uploads", announcedAs(CONTENTS.pdf));
    const key = { "x-upload-key": String(first.body.uploadKey) };
    const second = await w.call("POST", "/v1/uploads", announcedAs(CONTENTS.png, "png"), key);
    expect([second.status, second.body.uploadKey]).toEqual([201, key["x-upload-key"]]);
    await putTo(first.body as Announced, CONTENTS.pdf);
    expect((await complete(first.body.fileId, {})).status).toBe(401);
    const other = {
      "x-upload-key": (await w.call("POST", "/v1/uploads", announcedAs(CONTENTS.pdf))).body.uploadKey,
    };
    expect((await complete(first.body.fileId, other)).status).toBe(404);
    expect((await complete(first.body.fileId)).status).toBe(404);
    expect((await complete(first.body.fileId, key)).status).toBe(200);
    expect((await address(first.body.fileId, key)).status).toBe(200);
    const forged = {
      "x-upload-key": `${key["x-upload-key"].slice(0, -1)}${key["x-upload-key"].endsWith("0") ? "1" : "0"}`,
    };
    expect((await w.call("POST", "/v1/uploads", announcedAs(CONTENTS.pdf), forged)).status).toBe(401);
    expect((await address(first.body.fileId, forged)).status).toBe(401);
  });

  it("what no submission refers to is gone a day later, with its bytes", async () => {
    const bytes = bytesOf("%PDF-1.3 of nobody");
    const { body } = await w.call("POST", "/v1/uploads", announcedAs(bytes));
    const key = { "x-upload-key": String(body.uploadKey) };
    await putTo(body as Announced, bytes);
    await complete(body.fileId, key);
    expect(everythingIn(join(w.dataDir, "files"))).toContain(digestOf(bytes));
    await w.clock("P3D");
    expect((await address(body.fileId, key)).status).toBe(404);
    expect(everythingIn(join(w.dataDir, "files"))).not.toContain(digestOf(bytes));
  });
});

describe("who reads a file", () => {
  it("stands in the trail, the applicant among them", async () => {
    const other = await w.submit();
    const fileId = await handedIn(w, other, "site-plan", CONTENTS.jpeg, "jpeg");
    await address(fileId, w.as.applicant(other));
    await address(fileId, await w.as.department("planning"));
    const { body } = await w.call(
      "GET",
      "/v1/audit-trail?limit=100&date=2026-03-05",
      undefined,
      await w.as.role("auditor"),
    );
    const own = body.entries.filter(({ about }: { about: { fileId?: string } }) => about.fileId === fileId);
    expect(own.map(({ who, route }: { who: { role: string }; route: string }) => [route, who.role])).toEqual([
      ["getFileAddress", "department"],
      ["getFileAddress", "applicant"],
    ]);
  });
});
