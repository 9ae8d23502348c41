/** Files in quarantine: what has come may be handed in once the scanner says that it is clean, and what is infected never. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { clamdScanner, scannerAddress } from "../../functions/adapters/clamd.ts";
import { fakeClamd, MALWARE } from "../support/clamd.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS, digestOf } from "./content.ts";

jest.setTimeout(60_000);

const INFECTED = bytesOf(`%PDF-1.7 ${MALWARE}`);

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

async function scanner(options?: { most: number }) {
  const clamd = await fakeClamd(options);
  ending.push(() => clamd.down().catch(() => undefined));
  return clamd;
}

const inPieces = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
};

describe("the scanner by clamd's protocol", () => {
  it.each([1, 7, 1_000_000])("is sent a content in pieces of %i, and says what is in it", async (size) => {
    const { address, scanned } = await scanner();
    const scan = clamdScanner(address);
    expect(await scan(inPieces(CONTENTS.pdf, size))).toEqual({ is: "clean" });
    expect(await scan(inPieces(INFECTED, size))).toEqual({ is: "infected", threat: "Eicar-Test-Signature" });
    expect(scanned).toEqual([CONTENTS.pdf.byteLength, INFECTED.byteLength]);
  });

  it("takes megabytes, no faster than they are read", async () => {
    const { address, scanned } = await scanner();
    const long = Buffer.alloc(3_000_000, "x");
    expect(await clamdScanner(address)(inPieces(long, 1_000_000))).toEqual({ is: "clean" });
    expect(scanned).toEqual([3_000_000]);
  });

  it("has no verdict where it is not there, is silent, hangs up, or has had too much: nothing counts as clean", async () => {
    const clamd = await scanner({ most: 100 });
    const scan = clamdScanner(clamd.address, 150);
    await expect(scan(inPieces(Buffer.alloc(2000, "x"), 90))).rejects.toThrow(/size limit exceeded/);
    clamd.silence(true);
    await expect(scan(inPieces(CONTENTS.pdf, 10))).rejects.toThrow(/silent/);
    await clamd.down();
    await expect(scan(inPieces(CONTENTS.pdf, 10))).rejects.toThrow(/ECONNREFUSED/);
  });

  it("is named by a host and a port", () => {
    const of = (text: string) => scannerAddress(text);
    expect(of("127.0.0.1:3310")).toEqual({ host: "127.0.0.1", port: 3310 });
    expect(of("[::1]:3310")).toEqual({ host: "::1", port: 3310 });
    for (const wrong of ["none", "clamd", "clamd:0", "clamd:70000", "http://clamd:3310", "a b:1"])
      expect(of(wrong)).toBeNull();
  });
});

describe("a file, where files are scanned", () => {
  async function scanned(more: Partial<Parameters<typeof world>[0]> = {}) {
    const clamd = await scanner();
    const w = await world({ scanner: clamd.address, ...more });
    ending.push(() => w.stop());
    return { w, clamd };
  }

  async function completed(w: World, applicant: Applicant, bytes: Uint8Array) {
    const by = w.as.applicant(applicant);
    const path = `/v1/applications/${applicant.applicationId}/uploads`;
    const { body } = await w.call("POST", path, announcedAs(bytes), by);
    await putTo(body as Announced, bytes);
    const { fileId } = body;
    const complete = () => w.call("PUT", `/v1/uploads/${fileId}/completion`, undefined, by);
    return {
      fileId: String(fileId),
      first: await complete(),
      complete,
      asked: async () => (await w.call("GET", `/v1/uploads/${fileId}`, undefined, by)).body,
      address: () => w.call("GET", `/v1/files/${fileId}/address`, undefined, by),
      handIn: () =>
        w.call("PUT", `/v1/applications/${applicant.applicationId}/materials/site-plan`, { fileId }, by),
    };
  }

  it("is in quarantine until it was found clean, and is then like any other", async () => {
    const { w, clamd } = await scanned();
    const applicant = await w.submit();
    clamd.silence(true);
    const file = await completed(w, applicant, CONTENTS.pdf);
    expect(file.first.body).toMatchObject({ status: "checking", keptAt: null });
    expect((await file.address()).body).toMatchObject({ status: 409, code: "file-checking" });
    expect((await file.handIn()).body.errors).toMatchObject([{ code: "file-not-there" }]);
    // The scanner comes to; what it was asked before is asked anew.
    await clamd.asked;
    await clamd.down();
    await clamd.up();
    clamd.silence(false);
    const other = await completed(w, applicant, bytesOf("%PDF-1.7 another"));
    await w.clock("PT1S");
    for (const one of [file, other]) {
      expect(await one.asked()).toMatchObject({ status: "kept", refusal: null });
      expect((await one.address()).status).toBe(200);
    }
    expect((await file.handIn()).status).toBe(200);
    expect(w.logged.filter(({ code }) => code === "file-not-checked")).toHaveLength(1);
  });

  it("that is infected is refused by its name, and its bytes are gone", async () => {
    const { w } = await scanned();
    const applicant = await w.submit();
    const file = await completed(w, applicant, INFECTED);
    await w.clock("PT1S");
    expect(await file.asked()).toMatchObject({ status: "refused", refusal: "upload-infected" });
    for (const _ of ["once", "again"]) {
      const { body } = await file.complete();
      expect(body).toMatchObject({ status: 422, code: "upload-infected", threat: "Eicar-Test-Signature" });
      expect(body.detail).toContain("Eicar-Test-Signature");
    }
    expect((await file.address()).body).toMatchObject({ code: "file-not-kept" });
    expect((await file.handIn()).status).toBe(400);
    const left = [...readdirSync(join(w.dataDir, "files"), { recursive: true, encoding: "utf8" })];
    const own = [file.fileId, digestOf(INFECTED)];
    expect(left.filter((path) => own.some((name) => path.includes(name)))).toEqual([]);
  });

  it("that is copied from a link is scanned, too", async () => {
    const rules = fixtureRules();
    const { region } = rules;
    const links = { ...region.links, copiedFrom: ["files.example.org"] };
    const { w, clamd } = await scanned({
      rules: { ...rules, region: { ...region, links } },
      fetchFile: async (uri) => ({ bytes: uri.endsWith("/clean") ? CONTENTS.pdf : INFECTED }),
    });
    const good = example("municipal-road-application");
    const at = (name: string, bytes: Uint8Array) => ({
      name,
      sha256: digestOf(bytes),
      uri: `https://files.example.org/${name}`,
    });
    const [form, plan, ...others] = good.materials.map((one) => ({ ...one, uri: "https://example.org/x" }));
    const { body } = await w.call("POST", "/v1/applications", {
      ...good,
      materials: [
        { ...form!, ...at("clean", CONTENTS.pdf) },
        { ...plan!, ...at("bad", INFECTED) },
        ...others,
      ],
    });
    await w.clock("PT1S");
    const { materials } = await w.status(body as Applicant);
    const copyOf = (code: string) => materials.find((one: { code: string }) => one.code === code).copy;
    expect(copyOf(form!.code)).toMatchObject({ status: "kept" });
    expect(copyOf(plan!.code)).toMatchObject({ status: "missing", why: "infected" });
    expect(clamd.scanned).toHaveLength(2);
  });
});
