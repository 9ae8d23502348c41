/** What every store of contents promises: it takes what was announced and nothing else, and says what has been altered. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { FileStore } from "../../functions/app/files/files.ts";
import { kept, type Upload } from "../../functions/domain/files/upload.ts";
import { Altered, fileFolder, type FileFolder } from "../../server/fileStore/folder.ts";
import { signedAddresses } from "../../server/fileStore/addresses.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { T0 } from "../support/cases.ts";
import { CONTENTS, uploadOf } from "./content.ts";

const KEY = new Uint8Array(32).fill(1);

type Opened = {
  files: FileStore;
  put(upload: Upload, bytes: Uint8Array): Promise<boolean>;
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
    return { files, put: files.put, tamper: files.tamper };
  },
  "a folder": () => {
    const { path, files } = newFolder();
    return {
      files,
      put: async (upload, bytes) => (await files.take(upload, Readable.from([bytes]))) === null,
      tamper: (upload, bytes) =>
        bytes ? writeFileSync(keptAt(path, upload), bytes) : rmSync(keptAt(path, upload)),
    };
  },
};

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

  it("withholds the end of a file that is not the one that was handed in", async () => {
    const { path, files } = newFolder();
    const bytes = Buffer.alloc(1_000_000, "%PDF-1.7 ");
    const upload = uploadOf(bytes);
    await files.take(upload, Readable.from([bytes]));
    await files.keep(upload);
    const read = async () => {
      const parts: Buffer[] = [];
      try {
        for await (const part of files.bytes(upload)) parts.push(part);
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
    expect(altered.error).toBeInstanceOf(Altered);
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
