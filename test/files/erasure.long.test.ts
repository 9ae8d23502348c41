/**
 * The order of an erasure: the case says it, the register forgets whose it was, the content goes, the register forgets it. An end
 * at any step, before or after it, leaves nothing that anybody may read and has been erased, and nothing that nobody knows of.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, it } from "@jest/globals";
import { createCase } from "../../functions/app/base/commit.ts";
import { endKeeping, isErased } from "../../functions/app/files/keeping.ts";
import { collect, complete } from "../../functions/app/files/uploading.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { signedAddresses } from "../../server/fileStore/addresses.ts";
import { fileFolder } from "../../server/fileStore/folder.ts";
import { openRecord } from "../../server/store/schema.ts";
import { uploadsOf } from "../../server/store/uploads.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { ACT, rules, submission, T0, withdrawCase } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { CONTENTS, uploadOf } from "./content.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

class Ended extends Error {
  override name = "Ended";
}

/** Counts the calls that change something, and ends at one of them, before or after it had its effect. */
function ending(at: number, isAfter: boolean) {
  let calls = 0;
  const of = <T extends object>(port: T, changing: readonly (keyof T)[]): T => ({
    ...port,
    ...Object.fromEntries(
      changing.map((name) => [
        name,
        async (...given: unknown[]) => {
          const isLast = ++calls === at;
          if (isLast && !isAfter) throw new Ended();
          const answer = await (port[name] as (...all: unknown[]) => Promise<unknown>)(...given);
          if (isLast) throw new Ended();
          return answer;
        },
      ]),
    ),
  });
  return { of, calls: () => calls };
}

const [ONE, OTHER] = ["440307-0000000000000001", "440307-0000000000000002"];
const SETTLED = parseInstant("2026-03-04T09:30:00+08:00");
const OVER = parseInstant("2028-03-12T00:05:00+08:00");
const LATER = parseInstant("2028-03-14T00:05:00+08:00");

/** Two cases that have ended, with a file between them, one of the first alone, and one that nothing names. */
async function setup() {
  const path = mkdtempSync(join(tmpdir(), "erasure-"));
  folders.push(path);
  const database = openRecord(":memory:");
  const uploads = uploadsOf(database, groupedWrites(database));
  const addresses = signedAddresses(new Uint8Array(32).fill(1));
  const files = fileFolder({ path, addresses, isShared: uploads.isShared });
  const store = memoryStore();
  const contact = {
    purpose: "联系",
    purposeEn: "contact",
    daysAfterEnd: 30,
    basis: "个人信息保护法第十九条",
  };
  const kept = { daysAfterEnd: 365, basis: "档案法第十四条" };
  const region = { ...rules.region, retention: { contact, files: kept } };

  async function handedIn(
    bytes: Buffer,
    applications: readonly string[],
    kind: "pdf" | "png" | "ifc",
    announcedAt = T0,
  ) {
    const upload = uploadOf(bytes, kind, { announcedAt, applications });
    await uploads.announceUpload(upload);
    await files.take(upload, Readable.from([bytes]));
    return (await complete({ files, uploads }, upload, T0)).upload!;
  }
  const shared = await handedIn(CONTENTS.pdf, [ONE, OTHER], "pdf");
  const own = await handedIn(CONTENTS.png, [ONE], "png");
  const loose = await handedIn(CONTENTS.ifc, [], "ifc", SETTLED);
  for (const [id, uploadsOfCase] of [
    [ONE, [shared, own]],
    [OTHER, [shared]],
  ] as const) {
    const { sealed, commitment } = await CONTACTS.seal(id, submission.applicant.contact);
    const materials = submission.materials.map((one, i) => {
      const upload = uploadsOfCase[i];
      if (!upload) return one;
      const { name, sha256, bytes, kind } = upload.announced;
      return { code: one.code, fileId: upload.fileId, name, sha256, bytes, kind };
    });
    const given = { applicationId: id, digest: "d", contact: commitment };
    const decision = receive(rules.region, { ...submission, materials, claims: [] }, given, T0, rules.clock);
    await createCase(store, decision, ACT, undefined, sealed);
    await withdrawCase(store, id, parseInstant("2026-03-11T15:00:00+08:00"));
  }
  // What cases name is settled; what nothing names is younger than that.
  await collect({ files, uploads, store }, SETTLED);
  return { path, files, uploads, store, region, all: [shared, own, loose] };
}

type World = Awaited<ReturnType<typeof setup>>;

const contentsIn = (path: string): string[] =>
  (existsSync(path) ? readdirSync(path, { recursive: true, withFileTypes: true }) : []).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

/** What nobody may find, whenever it is looked at. */
async function check({ path, uploads, store, files, all }: World): Promise<void> {
  const known = new Set<string>();
  for (const { fileId, announced } of all) {
    const upload: Upload | undefined = await uploads.upload(fileId);
    if (upload) known.add(announced.sha256);
    // Whatever may be read is there, whole; and what its cases call erased may not be.
    if (upload?.status === "kept" && !(await isErased(store, upload)))
      expect(await files.check(upload)).toBe("whole");
    // Nothing is gone that a case does not account for.
    for (const id of upload === undefined || upload.status === "gone" ? [ONE, OTHER] : []) {
      const histories = await store.histories(id);
      const names = histories.some(({ events }) => JSON.stringify(events).includes(fileId));
      if (names) expect((await store.loadApplication(id))!.state.filesErasedAt).not.toBeNull();
    }
  }
  // No content lies there that the register does not know.
  for (const name of contentsIn(path)) expect([...known]).toContain(name);
}

async function round({ files, uploads, store, region }: World, end = ending(0, false)): Promise<void> {
  const ports = {
    files: end.of(files, ["remove"]),
    uploads: end.of(uploads, ["replaceUpload", "forgetUpload", "settleUpload"]),
    store: end.of(store, ["commit"]),
    region,
  };
  await endKeeping(ports, OVER);
  await collect(ports, LATER);
}

it("leaves nothing behind that is readable or unknown, wherever it ends, and is done by the next round", async () => {
  const counted = ending(0, false);
  await round(await setup(), counted);
  expect(counted.calls()).toBeGreaterThan(8);
  for (let at = 1; at <= counted.calls(); at++)
    for (const isAfter of [false, true]) {
      const w = await setup();
      await expect(round(w, ending(at, isAfter))).rejects.toThrow(Ended);
      await check(w);
      await round(w);
      await check(w);
      expect([contentsIn(w.path), await w.uploads.looseUploads(LATER, 10)]).toEqual([[], []]);
      for (const { fileId } of w.all) expect(await w.uploads.upload(fileId)).toBeUndefined();
      for (const id of [ONE, OTHER])
        expect((await w.store.loadApplication(id))!.state.filesErasedAt).not.toBeNull();
    }
});
