/** The register of files, over both of its stores alike. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { uploadsIn } from "../../functions/adapters/uploads.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import { collect, complete } from "../../functions/app/files/uploading.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import {
  COLLECTED_SECONDS,
  gone,
  kept,
  LOOSE_SECONDS,
  referred,
  type Upload,
} from "../../functions/domain/files/upload.ts";
import { openRecord } from "../../server/store/schema.ts";
import { uploadsOf } from "../../server/store/uploads.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase, openTable } from "../support/dynalite/database.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { T0 } from "../support/cases.ts";
import { CONTENTS, uploadOf } from "./content.ts";

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
    const all = [named, replaced, loose, unfinished, young];
    for (const upload of all) await uploads.announceUpload(upload);
    for (const upload of [named, replaced, loose]) {
      await files.put(upload, CONTENTS.pdf);
      await complete({ files, uploads }, upload, T0);
    }
    const events = [named, replaced].map(({ fileId }) => ({
      event: { material: { files: [{ fileId }] } },
    }));
    const store = {
      histories: async (id: string) => (id === "a1" ? [{ subject: id, events: events as never }] : []),
    };
    expect(await collect({ files, uploads, store }, plusSeconds(T0, COLLECTED_SECONDS + 10))).toBe(2);
    const left = await Promise.all(all.map(({ fileId }) => uploads.upload(fileId)));
    expect(left.map((upload) => upload?.status)).toEqual(["kept", "kept", undefined, undefined, "announced"]);
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
