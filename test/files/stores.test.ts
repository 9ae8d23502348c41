/** What every store of contents promises: it takes what was announced and nothing else, and says what has been altered. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "@jest/globals";
import { s3Files } from "../../functions/adapters/s3Files.ts";
import type { FileStore } from "../../functions/app/files/files.ts";
import type { Part } from "../../functions/domain/files/parts.ts";
import { kept, type Upload } from "../../functions/domain/files/upload.ts";
import { Spoilt } from "../../server/fileStore/contentOf.ts";
import { fileFolder, type FileFolder } from "../../server/fileStore/folder.ts";
import { signedAddresses } from "../../server/fileStore/addresses.ts";
import { fakeS3 } from "../support/fakeS3.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { T0 } from "../support/cases.ts";
import { CONTENTS, digestOf, uploadOf } from "./content.ts";

const KEY = new Uint8Array(32).fill(1);

type Opened = {
  files: FileStore;
  put(upload: Upload, bytes: Uint8Array): Promise<boolean>;
  putPart(upload: Upload, part: Part, bytes: Uint8Array): Promise<boolean>;
  tamper(upload: Upload, bytes: Uint8Array | null): void;
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFolder(isShared: (upload: Upload) => boolean = () => false): { path: string; files: FileFolder } {
  const path = mkdtempSync(join(tmpdir(), "files-"));
  folders.push(path);
  return { path, files: fileFolder({ path, addresses: signedAddresses(KEY), isShared }) };
}

const keptAt = (path: string, { announced: { sha256 } }: Upload): string =>
  join(path, "content", sha256.slice(0, 2), sha256);

const OPEN: Record<string, () => Opened> = {
  memory: () => {
    const files = memoryFiles();
    return { files, put: files.put, putPart: files.putPart, tamper: files.tamper };
  },
  "a folder": () => {
    const { path, files } = newFolder();
    return {
      files,
      put: async (upload, bytes) => (await files.take(upload, Readable.from([bytes]))) === null,
      putPart: async (upload, part, bytes) =>
        (await files.takePart(upload, part, Readable.from([bytes]))) === null,
      tamper: (upload, bytes) =>
        bytes ? writeFileSync(keptAt(path, upload), bytes) : rmSync(keptAt(path, upload)),
    };
  },
  "a bucket": () => {
    const s3 = fakeS3();
    const files = s3Files({ client: s3.client, bucket: "files", now: () => T0 });
    return {
      files,
      put: async (upload, bytes) => {
        const { url, headers } = await files.putAddress(upload, "");
        // The length is signed, too.
        return bytes.byteLength === upload.announced.bytes && s3.putAt(url, headers, bytes);
      },
      putPart: async (upload, part, bytes) => {
        const { url, headers } = await files.partAddress(upload, part, upload.until, "");
        return bytes.byteLength === part.bytes && s3.putAt(url, headers, bytes);
      },
      tamper: ({ fileId }, bytes) => s3.tamper(`files/${fileId}`, bytes),
    };
  },
};

/** A file of three parts, small ones: how long a part is, is for who announces it. */
async function inParts(open: () => Opened) {
  const { files, putPart, tamper } = open();
  const bytes = Buffer.from("%PDF-1.7 in three parts");
  const fresh = uploadOf(bytes, "pdf", { parts: { name: null, checksum: null } });
  const upload = { ...fresh, parts: { name: await files.beginParts(fresh), checksum: null } };
  const parts = [bytes.subarray(0, 10), bytes.subarray(10, 20), bytes.subarray(20)].map((own, i) => ({
    part: { number: i + 1, bytes: own.byteLength, sha256: digestOf(own) },
    bytes: own,
  }));
  return {
    files,
    upload,
    parts,
    tamper,
    putPart: (number: number, own = parts[number - 1]!.bytes, part = parts[number - 1]!.part) =>
      putPart(upload, part, own),
  };
}

describe.each(Object.entries(OPEN))("contents in %s", (_, open) => {
  it("are taken as announced, read in pieces, kept, and found whole", async () => {
    const { files, put } = open();
    const upload = uploadOf(CONTENTS.pdf);
    expect(await files.received(upload)).toBeUndefined();
    expect(await put(upload, CONTENTS.pdf)).toBe(true);
    const received = (await files.received(upload))!;
    expect(received).toMatchObject({ bytes: CONTENTS.pdf.byteLength, sha256: upload.announced.sha256 });
    expect(Buffer.from(await files.piece(upload, received, 1, 4)).toString()).toBe("PDF");
    await files.keep(upload);
    await files.keep(upload);
    const held = kept(upload, received, T0);
    expect(await files.check(held)).toBe("whole");
    expect(await files.received(held)).toEqual(received);
  });

  it("that were kept by somebody who did not get as far as to say so, are kept again", async () => {
    const { files, put } = open();
    const upload = uploadOf(CONTENTS.pdf);
    await put(upload, CONTENTS.pdf);
    await files.keep(upload);
    const received = await files.received(upload);
    expect(received).toMatchObject({ sha256: upload.announced.sha256 });
    await files.keep(upload);
    const held = kept(upload, received!, T0);
    await files.forgetWay(held);
    expect([await files.check(held), await files.received(held)]).toEqual(["whole", received]);
  });

  it("are written by the platform itself, and are then kept like any other", async () => {
    const { files } = open();
    const upload = uploadOf(CONTENTS.pdf);
    await expect(files.write(upload, CONTENTS.png)).rejects.toThrow();
    expect(await files.received(upload)).toBeUndefined();
    for (const _ of ["once", "again"]) await files.write(upload, CONTENTS.pdf);
    const received = (await files.received(upload))!;
    await files.keep(upload);
    expect(await files.check(kept(upload, received, T0))).toBe("whole");
  });

  it("come in parts, in any order and as often as one likes, and are read whole", async () => {
    const { files, upload, parts, putPart } = await inParts(open);
    for (const number of [3, 1, 2, 1]) expect(await putPart(number)).toBe(true);
    expect(await files.partsThere(upload)).toEqual(parts.map(({ part }) => part));
    for (const _ of ["once", "twice"]) await files.joinParts(upload);
    const [received, again] = [await files.hashWhole(upload), await files.hashWhole(upload)];
    expect(received).toMatchObject({ bytes: upload.announced.bytes, sha256: upload.announced.sha256 });
    expect(again).toEqual(received);
    expect(Buffer.from(await files.piece(upload, received!, 1, 4)).toString()).toBe("PDF");
    await files.keep(upload);
    const held = kept(upload, received!, T0);
    await files.forgetWay(held);
    expect(await files.check(held)).toBe("whole");
    expect(await files.partsThere(held)).toEqual([]);
  });

  it("in parts are there one by one; of a part that is not what was announced nothing is", async () => {
    const { files, upload, parts, putPart } = await inParts(open);
    await putPart(2);
    const [longer, other] = [Buffer.from("more than three"), Buffer.from(parts[2]!.bytes).fill("x")];
    for (const wrong of [longer, other]) expect(await putPart(3, wrong)).toBe(false);
    expect((await files.partsThere(upload)).map(({ number }) => number)).toEqual([2]);
    await files.remove(upload);
    expect(await files.partsThere(upload)).toEqual([]);
    expect(await files.hashWhole(upload)).toBeUndefined();
  });

  it("in parts that are together another content are found out, and so is what was changed since", async () => {
    const other = await inParts(open);
    const wrong = Buffer.from("xyz");
    for (const number of [1, 2]) await other.putPart(number);
    await other.putPart(3, wrong, { number: 3, bytes: 3, sha256: digestOf(wrong) });
    await other.files.joinParts(other.upload);
    expect((await other.files.hashWhole(other.upload))!.sha256).not.toBe(other.upload.announced.sha256);
    const { files, upload, putPart, tamper } = await inParts(open);
    for (const number of [1, 2, 3]) await putPart(number);
    await files.joinParts(upload);
    const held = kept(upload, (await files.hashWhole(upload))!, T0);
    await files.keep(upload);
    tamper(held, Buffer.from("%PDF-1.7 something else"));
    expect(await files.check(held)).toBe("altered");
  });

  it("are not taken where they are longer, shorter or others", async () => {
    const { files, put } = open();
    const upload = uploadOf(CONTENTS.pdf);
    const [longer, shorter, other] = [
      Buffer.concat([CONTENTS.pdf, Buffer.from("x")]),
      CONTENTS.pdf.subarray(1),
      Buffer.from(CONTENTS.pdf).fill("x", 10, 11),
    ];
    for (const bytes of [longer, shorter, other]) expect(await put(upload, bytes)).toBe(false);
    expect(await files.received(upload)).toBeUndefined();
  });

  it("that somebody has changed, or taken away, are found", async () => {
    const { files, put, tamper } = open();
    const upload = uploadOf(CONTENTS.pdf);
    await put(upload, CONTENTS.pdf);
    await files.keep(upload);
    const held = kept(upload, { version: null }, T0);
    tamper(held, Buffer.from(CONTENTS.pdf).fill("x", 10, 11));
    expect(await files.check(held)).toBe("altered");
    tamper(held, null);
    expect(await files.check(held)).toBe("missing");
  });

  it("are gone when they are taken away", async () => {
    const { files, put } = open();
    const upload = uploadOf(CONTENTS.pdf);
    await put(upload, CONTENTS.pdf);
    await files.remove(upload);
    expect(await files.received(upload)).toBeUndefined();
    await files.remove(upload);
  });
});

describe("a folder of contents", () => {
  const everythingIn = (path: string): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    );

  it("is its owner's alone, and holds a content once, under its own checksum", async () => {
    const { path, files } = newFolder();
    const [one, other] = [uploadOf(CONTENTS.png), uploadOf(CONTENTS.png)];
    for (const upload of [one, other]) {
      await files.take(upload, Readable.from([CONTENTS.png]));
      await files.keep(upload);
      await files.forgetWay(upload);
    }
    expect(everythingIn(path)).toEqual([one.announced.sha256]);
    expect(statSync(keptAt(path, one)).mode & 0o777).toBe(0o600);
    for (const folder of ["incoming", "content", join("content", one.announced.sha256.slice(0, 2))])
      expect(statSync(join(path, folder)).mode & 0o777).toBe(0o700);
  });

  it("gives nobody another's content for knowing its checksum", async () => {
    const { files } = newFolder();
    const [one, other] = [uploadOf(CONTENTS.png), uploadOf(CONTENTS.png)];
    await files.take(one, Readable.from([CONTENTS.png]));
    await files.keep(one);
    expect(await files.received(other)).toBeUndefined();
  });

  it("leaves a content that is another's, too", async () => {
    const shared = new Set<string>();
    const { files } = newFolder(({ fileId }) => shared.has(fileId));
    const [one, other] = [uploadOf(CONTENTS.png), uploadOf(CONTENTS.png)];
    for (const upload of [one, other]) {
      await files.take(upload, Readable.from([CONTENTS.png]));
      await files.keep(upload);
    }
    shared.add(one.fileId);
    await files.remove(one);
    expect(await files.check(kept(other, { version: null }, T0))).toBe("whole");
    await files.remove(other);
    expect(await files.check(kept(other, { version: null }, T0))).toBe("missing");
  });

  it("keeps nothing of what broke off, and of what an end by force left behind", async () => {
    const { path, files } = newFolder();
    const upload = uploadOf(CONTENTS.png);
    const broken = Readable.from(
      (async function* () {
        yield CONTENTS.png.subarray(0, 4);
        throw new Error("cut off");
      })(),
    );
    await expect(files.take(upload, broken)).rejects.toThrow("cut off");
    expect(everythingIn(path)).toEqual([]);
    writeFileSync(join(path, "incoming", `${upload.fileId}.0.part`), "half");
    fileFolder({ path, addresses: signedAddresses(KEY), isShared: () => false });
    expect(everythingIn(path)).toEqual([]);
  });

  it("sweeps what has come of files that do not come any more, and leaves what does", async () => {
    const { path, files } = newFolder();
    const [coming, over, half] = [uploadOf(CONTENTS.png), uploadOf(CONTENTS.pdf), uploadOf(CONTENTS.ifc)];
    await files.take(coming, Readable.from([CONTENTS.png]));
    await files.take(over, Readable.from([CONTENTS.pdf]));
    const part = { number: 1, bytes: 4, sha256: digestOf(CONTENTS.ifc.subarray(0, 4)) };
    await files.takePart(half, part, Readable.from([CONTENTS.ifc.subarray(0, 4)]));
    await files.sweep(async (fileId) => fileId === coming.fileId);
    expect(readdirSync(join(path, "incoming"))).toEqual([coming.fileId]);
  });

  it("withholds the end of a file that is not the one that was handed in", async () => {
    const { path, files } = newFolder();
    const bytes = Buffer.alloc(1_000_000, "%PDF-1.7 ");
    const upload = uploadOf(bytes);
    await files.take(upload, Readable.from([bytes]));
    await files.keep(upload);
    const read = async () => {
      const parts: Buffer[] = [];
      try {
        for await (const part of await files.open(upload)) parts.push(part);
        return { parts, error: null };
      } catch (error) {
        return { parts, error };
      }
    };
    const whole = await read();
    expect(createHash("sha256").update(Buffer.concat(whole.parts)).digest("hex")).toBe(
      upload.announced.sha256,
    );
    writeFileSync(keptAt(path, upload), Buffer.from(bytes).fill(0, 500, 501));
    const altered = await read();
    expect(altered.error).toBeInstanceOf(Spoilt);
    expect(Buffer.concat(altered.parts).byteLength).toBeLessThan(bytes.byteLength);
  });

  it("has addresses that open one file, for one thing, until then", () => {
    const addresses = signedAddresses(KEY);
    const upload = uploadOf(CONTENTS.pdf);
    const { url } = addresses.put(upload, "http://127.0.0.1:3000");
    const { pathname, search } = new URL(url);
    const opened = (method: string, path: string, query: string, now: string) =>
      addresses.opened(method, path, query.slice(1), now)?.fileId;
    expect(opened("PUT", pathname, search, T0)).toBe(upload.fileId);
    expect(opened("GET", pathname, search, T0)).toBeUndefined();
    expect(
      opened("PUT", pathname.replace(upload.fileId, uploadOf(CONTENTS.pdf).fileId), search, T0),
    ).toBeUndefined();
    expect(opened("PUT", pathname, search, upload.until)).toBeUndefined();
    expect(opened("PUT", pathname, search.replace("2026", "2027"), T0)).toBeUndefined();
    expect(
      signedAddresses(new Uint8Array(32).fill(2)).opened("PUT", pathname, search.slice(1), T0),
    ).toBeNull();
  });
});
