/** The register of files, over both of its stores alike. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { uploadsIn } from "../../functions/adapters/uploads.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import { checkFiles } from "../../functions/app/files/checking.ts";
import { collect, complete } from "../../functions/app/files/uploading.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import {
  checking,
  foundAs,
  findingTold,
  COLLECTED_SECONDS,
  gone,
  kept,
  LOOSE_SECONDS,
  referred,
  refusedFor,
  type Upload,
} from "../../functions/domain/files/upload.ts";
import { openRecord } from "../../server/store/schema.ts";
import { uploadsOf } from "../../server/store/uploads.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase, openTable } from "../support/dynalite/database.ts";
import { example } from "../support/fixtures.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { T0 } from "../support/cases.ts";
import { CONTENTS, digestOf, uploadOf } from "./content.ts";

const dynalite = openDatabase();
afterAll(async () => (await dynalite).close());
let tables = 0;

const OPEN: Record<string, () => Promise<UploadRegister>> = {
  SQLite: async () => {
    const database = openRecord(":memory:");
    return uploadsOf(database, groupedWrites(database));
  },
  dynalite: async () => {
    const { client } = await dynalite;
    const table = `uploads-${++tables}`;
    await openTable(client, table);
    return uploadsIn(client, table);
  },
};

const at = (n: number): Partial<Upload> => ({ announcedAt: plusSeconds(T0, n) });

describe.each(Object.entries(OPEN))("the register of files in %s", (_, open) => {
  it("keeps an upload, each revision over the one before it, and no other", async () => {
    const uploads = await open();
    const upload = uploadOf(CONTENTS.pdf);
    expect(await uploads.upload(upload.fileId)).toBeUndefined();
    await uploads.announceUpload(upload);
    expect(await uploads.upload(upload.fileId)).toEqual(upload);
    const [held, over] = [kept(upload, { version: "v" }, T0), gone(upload)];
    const raced = await Promise.all([held, over].map((one) => uploads.replaceUpload(one)));
    expect(raced.toSorted()).toEqual(["conflict", "saved"]);
    const winner = (await uploads.upload(upload.fileId))!;
    expect(await uploads.replaceUpload(referred(winner, "a2"))).toBe("saved");
    expect(await uploads.replaceUpload(referred(winner, "a3"))).toBe("conflict");
    expect((await uploads.upload(upload.fileId))!.applications).toEqual(["a1", "a2"]);
  });

  it("lists what nothing refers to, the oldest first, until it is settled or forgotten", async () => {
    const uploads = await open();
    const [third, first, second] = [3, 1, 2].map((n) => uploadOf(CONTENTS.pdf, "pdf", at(n))) as [
      Upload,
      Upload,
      Upload,
    ];
    for (const upload of [third, first, second]) await uploads.announceUpload(upload);
    const loose = async (before: number, limit = 10) =>
      (await uploads.looseUploads(plusSeconds(T0, before), limit)).map(({ fileId }) => fileId);
    expect(await loose(10)).toEqual([first, second, third].map((upload) => upload.fileId));
    expect(await loose(2)).toEqual([first.fileId]);
    expect(await loose(10, 2)).toHaveLength(2);
    await uploads.replaceUpload(kept(first, { version: null }, T0));
    expect(await loose(2)).toEqual([first.fileId]);
    // Of an older revision nothing is settled or forgotten.
    await uploads.settleUpload(first, T0);
    await uploads.forgetUpload(first);
    expect(await loose(2)).toEqual([first.fileId]);
    const held = (await uploads.upload(first.fileId))!;
    await uploads.settleUpload(held, T0);
    expect((await uploads.keptBefore(plusSeconds(T0, 1), 10)).map(({ fileId }) => fileId)).toEqual([
      first.fileId,
    ]);
    expect(await uploads.keptBefore(T0, 10)).toEqual([]);
    expect(await loose(2)).toEqual([]);
    // Settled it stays, whatever is written of it.
    expect(await uploads.replaceUpload(referred(held, "a2"))).toBe("saved");
    expect(await loose(2)).toEqual([]);
    await uploads.forgetUpload(second);
    expect(await uploads.upload(second.fileId)).toBeUndefined();
    expect(await loose(10)).toEqual([third.fileId]);
  });

  it("lists what is looked at whole until it was, and has nobody collect it meanwhile", async () => {
    const uploads = await open();
    const [second, first] = [2, 1].map((n) =>
      uploadOf(CONTENTS.pdf, "pdf", { ...at(n), parts: { name: "u", checksum: null } }),
    ) as [Upload, Upload];
    for (const upload of [second, first]) {
      await uploads.announceUpload(upload);
      expect(await uploads.replaceUpload(checking(upload))).toBe("saved");
    }
    const looked = async () => (await uploads.checkingUploads(10)).map(({ fileId }) => fileId);
    expect(await looked()).toEqual([first.fileId, second.fileId]);
    expect(await uploads.checkingUploads(1)).toEqual([checking(first)]);
    expect(await uploads.looseUploads(plusSeconds(T0, 10), 10)).toEqual([]);
    const refusal = { code: "upload-size", fileId: first.fileId, announced: 1, received: 2 } as const;
    const after = refusedFor(checking(first), refusal);
    await uploads.replaceUpload(after);
    expect(await looked()).toEqual([second.fileId]);
    expect(await uploads.looseUploads(plusSeconds(T0, 10), 10)).toEqual([after]);
  });

  it("lists what its cases are still to be told of, until they were; what is found again is told again", async () => {
    const uploads = await open();
    const upload = kept(uploadOf(CONTENTS.pdf), { version: null }, T0);
    await uploads.announceUpload({ ...upload, revision: 1 });
    const untold = async () => (await uploads.untoldUploads(10)).map(({ finding }) => finding?.found);
    const note = async (found: "altered" | "whole") => {
      const noted = foundAs((await uploads.upload(upload.fileId))!, found, T0);
      return noted && uploads.replaceUpload(noted);
    };
    const tell = async () => uploads.replaceUpload(findingTold((await uploads.upload(upload.fileId))!));
    expect(await note("whole")).toBeNull();
    expect([await note("altered"), await note("altered"), await untold()]).toEqual([
      "saved",
      null,
      ["altered"],
    ]);
    expect([await tell(), await untold()]).toEqual(["saved", []]);
    // It stands again where who collects looks for what a case names.
    expect(await uploads.looseUploads(plusSeconds(T0, 1), 10)).toHaveLength(1);
    expect([await note("whole"), await untold(), await tell(), await untold()]).toEqual([
      "saved",
      ["whole"],
      "saved",
      [],
    ]);
    expect((await uploads.upload(upload.fileId))!.finding).toBeNull();
  });

  it("gives a holder so much room and no more, however many ask at once", async () => {
    const uploads = await open();
    const ask = (holder: string, bytes: number) => uploads.takeRoom(holder, bytes, { files: 3, bytes: 100 });
    const many = await Promise.all([1, 2, 3, 4, 5].map(() => ask("one", 10)));
    expect(many.filter(Boolean)).toHaveLength(3);
    expect([await ask("other", 60), await ask("other", 41), await ask("other", 40)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("loses a day later what nothing refers to, and nothing that a case names", async () => {
    const uploads = await open();
    const files = memoryFiles();
    const [named, replaced, loose, unfinished, young] = [
      uploadOf(CONTENTS.pdf, "pdf", at(1)),
      uploadOf(CONTENTS.pdf, "pdf", at(2)),
      uploadOf(CONTENTS.pdf, "pdf", { ...at(3), applications: ["a2"] }),
      uploadOf(CONTENTS.pdf, "pdf", at(4)),
      uploadOf(CONTENTS.pdf, "pdf", at(2 * LOOSE_SECONDS)),
    ];
    const paper = uploadOf(CONTENTS.pdf, "pdf", at(5));
    const all = [named, replaced, loose, unfinished, young, paper];
    for (const upload of all) await uploads.announceUpload(upload);
    for (const upload of [named, replaced, loose, paper]) {
      await files.put(upload, CONTENTS.pdf);
      await complete({ files, uploads }, upload, T0);
    }
    const events = [named, replaced].map(({ fileId }) => ({
      event: { material: { files: [{ fileId }] } },
    }));
    const { creditCode } = example("municipal-road-application").applicant;
    const application = { state: { facts: { applicant: { creditCode } } } };
    // At the window it was put on record on that paper whom the applicant has authorised.
    const authorisation = { window: { paper: { fileId: paper.fileId } } };
    const store = {
      histories: async (id: string) => (id === "a1" ? [{ subject: id, events: events as never }] : []),
      loadApplication: async (id: string) => (id === "a1" ? (application as never) : undefined),
      authorisationsOf: async (whose: string) => (whose === creditCode ? [authorisation as never] : []),
    };
    expect(await collect({ files, uploads, store }, plusSeconds(T0, COLLECTED_SECONDS + 10))).toBe(2);
    const left = await Promise.all(all.map(({ fileId }) => uploads.upload(fileId)));
    expect(left.map((upload) => upload?.status)).toEqual([
      "kept",
      "kept",
      undefined,
      undefined,
      "announced",
      "kept",
    ]);
    expect(await files.received(loose)).toBeUndefined();
    expect(await files.received(named)).toBeDefined();
    expect(await uploads.looseUploads(plusSeconds(T0, LOOSE_SECONDS), 10)).toEqual([]);
  });
});

describe("an upload", () => {
  async function announced(kind: "pdf" | "png" = "pdf") {
    const uploads = await OPEN["SQLite"]!();
    const files = memoryFiles();
    const upload = uploadOf(CONTENTS.pdf, kind);
    await uploads.announceUpload(upload);
    return { uploads, files, upload };
  }

  it("is kept once its content is there and of its kind; twice is once", async () => {
    const { uploads, files, upload } = await announced();
    expect((await complete({ files, uploads }, upload, T0)).refusal).toMatchObject({
      code: "upload-missing",
    });
    await files.put(upload, CONTENTS.pdf);
    const twice = await Promise.all(
      [1, 2].map((n) => complete({ files, uploads }, upload, plusSeconds(T0, n))),
    );
    expect(twice.map(({ upload: held }) => held?.status)).toEqual(["kept", "kept"]);
    expect(twice[0]).toEqual(twice[1]);
  });

  it("is not kept where it is another kind, which is named", async () => {
    const { uploads, files, upload } = await announced("png");
    await files.put(upload, CONTENTS.pdf);
    const { refusal } = await complete({ files, uploads }, upload, T0);
    expect(refusal).toEqual({
      code: "upload-kind",
      fileId: upload.fileId,
      announced: "png",
      found: "pdf",
      why: null,
    });
    expect((await uploads.upload(upload.fileId))!.status).toBe("announced");
  });

  describe("in parts", () => {
    const half = CONTENTS.pdf.byteLength / 2;
    const bytes = [CONTENTS.pdf.subarray(0, half), CONTENTS.pdf.subarray(half)];

    /** All of it is there; so long that it goes in parts it would be too long for a test. */
    async function come(kind: "pdf" | "png" = "pdf") {
      const uploads = await OPEN["SQLite"]!();
      const files = memoryFiles();
      const upload = uploadOf(CONTENTS.pdf, kind, { parts: { name: null, checksum: null } });
      await uploads.announceUpload(upload);
      for (const [i, own] of bytes.entries())
        await files.putPart(upload, { number: i + 1, bytes: own.byteLength, sha256: digestOf(own) }, own);
      await uploads.replaceUpload(checking(upload));
      const logged: unknown[] = [];
      const log = { info: () => undefined, error: (code: string) => void logged.push(code) };
      const look = () => checkFiles({ files, uploads, log, scan: null, now: () => T0, isOver: () => false });
      return { uploads, files, upload, look, logged, standing: () => uploads.upload(upload.fileId) };
    }

    it("is kept by its check, and is completed before and after", async () => {
      const { uploads, files, upload, look, standing } = await come();
      const awaited = await complete({ files, uploads }, (await standing())!, T0);
      expect(awaited.upload?.status).toBe("checking");
      expect(await look()).toBe(1);
      expect(await standing()).toMatchObject({ status: "kept", keptAt: T0, refusal: null });
      expect(await look()).toBe(0);
      expect(await files.partsThere(upload)).toEqual([]);
    });

    it("is refused by its check for good where it is of another kind", async () => {
      const { uploads, files, look, standing } = await come("png");
      expect(await look()).toBe(1);
      const refused = (await standing())!;
      expect(refused).toMatchObject({ status: "refused", refusal: { code: "upload-kind", found: "pdf" } });
      expect((await complete({ files, uploads }, refused, T0)).refusal).toEqual(refused.refusal);
    });

    it("that cannot be looked at is told, tried again, and holds up no other", async () => {
      const { uploads, files, look, logged, standing } = await come();
      const other = uploadOf(CONTENTS.pdf, "pdf", { ...at(1), parts: { name: null, checksum: null } });
      await uploads.announceUpload(other);
      const part = { number: 1, bytes: other.announced.bytes, sha256: other.announced.sha256 };
      await files.putPart(other, part, CONTENTS.pdf);
      await uploads.replaceUpload(checking(other));
      const { hashWhole } = files;
      let isDown = true;
      files.hashWhole = async (upload) => {
        if (isDown && upload.fileId !== other.fileId) throw new Error("no answer");
        return hashWhole(upload);
      };
      await expect(look()).rejects.toThrow("1 files could not be checked");
      expect(logged).toEqual(["file-not-checked"]);
      expect([(await standing())!.status, (await uploads.upload(other.fileId))!.status]).toEqual([
        "checking",
        "kept",
      ]);
      isDown = false;
      expect(await look()).toBe(1);
      expect((await standing())!.status).toBe("kept");
    });
  });

  it("is not kept where the store holds another length or checksum than was announced", async () => {
    const { uploads, files, upload } = await announced();
    files.tamper(upload, CONTENTS.png);
    expect((await complete({ files, uploads }, upload, T0)).refusal).toMatchObject({ code: "upload-size" });
    files.tamper(upload, Buffer.from(CONTENTS.pdf).fill("x", 10, 11));
    expect((await complete({ files, uploads }, upload, T0)).refusal).toMatchObject({
      code: "upload-checksum",
    });
  });
});
