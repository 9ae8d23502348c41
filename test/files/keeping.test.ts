/** How long files are kept: so many days after the end of their case, and no longer; an open case keeps its own. */
import { describe, expect, it } from "@jest/globals";
import { changeCase, createCase } from "../../functions/app/base/commit.ts";
import { endKeeping } from "../../functions/app/files/keeping.ts";
import { collect, complete } from "../../functions/app/files/uploading.ts";
import { eraseFiles } from "../../functions/domain/application/filesErasure.ts";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import { fileAnswer } from "../../functions/http/files/reading.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { openRecord } from "../../server/store/schema.ts";
import { uploadsOf } from "../../server/store/uploads.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { ACT, rules, submission, T0, withdrawCase } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { CONTENTS, uploadOf } from "./content.ts";

const morning = (date: string): Instant => parseInstant(`${date}T00:05:00+08:00`);
const contact = { purpose: "联系", purposeEn: "contact", daysAfterEnd: 30, basis: "个人信息保护法第十九条" };
const kept = { daysAfterEnd: 365, basis: "档案法第十四条" };

function setup(isStated = true) {
  const database = openRecord(":memory:");
  const uploads = uploadsOf(database, groupedWrites(database));
  const [store, files] = [memoryStore(), memoryFiles()];
  const region = { ...rules.region, retention: { contact, ...(isStated && { files: kept }) } };
  const round = async (date: string): Promise<number> => {
    const ended = await endKeeping({ store, region, uploads }, morning(date));
    await collect({ files, uploads, store }, morning(date));
    return ended;
  };

  async function aCase(n: number, upload: Upload): Promise<string> {
    const id = `440307-${String(n).padStart(16, "0")}`;
    const { sealed, commitment } = await CONTACTS.seal(id, submission.applicant.contact);
    const { fileId, announced } = upload;
    const { name, sha256, bytes, kind } = announced;
    const materials = submission.materials.map((one, i) =>
      i === 0 ? { code: one.code, fileId, name, sha256, bytes, kind } : one,
    );
    const given = { applicationId: id, digest: "d", contact: commitment };
    const decision = receive(rules.region, { ...submission, materials, claims: [] }, given, T0, rules.clock);
    await createCase(store, decision, ACT, undefined, sealed);
    return id;
  }

  async function handedIn(applications: readonly string[]): Promise<Upload> {
    const upload = uploadOf(CONTENTS.pdf, "pdf", { announcedAt: T0, applications });
    await uploads.announceUpload(upload);
    await files.put(upload, CONTENTS.pdf);
    return (await complete({ files, uploads }, upload, T0)).upload!;
  }

  return { store, uploads, files, round, aCase, handedIn };
}

const [ONE, OTHER] = ["440307-0000000000000001", "440307-0000000000000002"];

describe("the files of a case", () => {
  it("are kept while it is open, and so many days after the day on which it ended", async () => {
    const { store, uploads, files, round, aCase, handedIn } = setup();
    const upload = await handedIn([ONE]);
    await aCase(1, upload);
    expect(await round("2026-03-10")).toBe(0);
    expect(await round("2029-03-10")).toBe(0);
    await withdrawCase(store, ONE, parseInstant("2029-03-12T15:00:00+08:00"));
    expect(await round("2030-03-11")).toBe(0);
    expect(await files.received(upload)).toBeDefined();
    expect(await round("2030-03-12")).toBe(1);
    expect([await uploads.upload(upload.fileId), await files.received(upload)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await round("2030-03-15")).toBe(0);
    const [own] = await store.histories(ONE);
    const last = own!.events.at(-1)!;
    expect(last).toMatchObject({
      by: { role: "platform" },
      event: { type: "files-erased", basis: kept.basis },
    });
    // The contact has a time of its own.
    expect(await store.sealedContact(ONE)).toBeDefined();
    // What was handed in stays on record, by its digest.
    expect(JSON.stringify(own!.events)).toContain(upload.announced.sha256);
  });

  it("stay as long as the last of the cases that refer to them asks for", async () => {
    const { store, uploads, round, aCase, handedIn } = setup();
    const upload = await handedIn([ONE, OTHER]);
    await aCase(1, upload);
    await aCase(2, upload);
    await round("2026-03-10");
    await withdrawCase(store, OTHER, morning("2026-03-11"));
    expect(await round("2029-01-01")).toBe(0);
    await withdrawCase(store, ONE, morning("2029-01-02"));
    expect(await round("2030-01-01")).toBe(0);
    expect((await uploads.upload(upload.fileId))?.status).toBe("kept");
    expect(await round("2030-01-02")).toBe(1);
    for (const id of [ONE, OTHER])
      expect((await store.loadApplication(id))!.state.filesErasedAt).toBe(morning("2030-01-02"));
  });

  it("are read by nobody once their cases say that they were erased, whatever is left of them", async () => {
    const { store, uploads, files, aCase, handedIn } = setup();
    const upload = await handedIn([ONE]);
    await aCase(1, upload);
    const read = () =>
      fileAnswer({ store, uploads, files, rules: rules.clock, log: { error() {} } } as never, {
        path: { fileId: upload.fileId },
        headers: {},
        caller: { role: "supervisor" } as never,
        by: { role: "supervisor" } as never,
        now: T0,
        origin: "",
      });
    expect(await read()).toMatchObject({ fileId: upload.fileId });
    await withdrawCase(store, ONE, morning("2026-03-11"));
    const end = morning("2030-01-01");
    await changeCase(store, ONE, { at: end, by: PLATFORM }, ({ application }) =>
      eraseFiles(application.state, kept.basis, end),
    );
    expect(await files.received(upload)).toBeDefined();
    await expect(read()).rejects.toMatchObject({ problem: { code: "unknown-file" } });
  });

  it("are kept for good where the region says nothing of them", async () => {
    const { store, uploads, round, aCase, handedIn } = setup(false);
    const upload = await handedIn([ONE]);
    await aCase(1, upload);
    await round("2026-03-10");
    await withdrawCase(store, ONE, morning("2026-03-11"));
    expect(await round("2060-01-01")).toBe(0);
    expect((await uploads.upload(upload.fileId))?.status).toBe("kept");
  });
});
