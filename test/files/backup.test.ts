/** Files in back-ups and beside exports: copied, brought back, and named where one is changed or missing. */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import { checkFiles as checkBeside } from "../../functions/app/notices/checkFiles.ts";
import { filesUnder } from "../../server/bundleFiles.ts";
import { ask } from "../../server/control.ts";
import { placeOf } from "../../server/fileStore/contentOf.ts";
import { restoreTo } from "../../server/store/backup.ts";
import {
  checkFiles,
  contentsIn,
  copyAhead,
  copyRest,
  filesOf,
  keptBy,
} from "../../server/store/fileBackup.ts";
import { handed, handedIn } from "../support/files.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS, digestOf } from "./content.ts";

const PLAN = bytesOf("%PDF-1.7 the plan of the site");

let w: World;
let applicant: Applicant;
let planId: string;
let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  planId = await handedIn(w, applicant, "site-plan", PLAN);
  await handed(w, applicant, CONTENTS.png, "png");
});
afterAll(() => w.stop());
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "approvals-files-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A back-up of the server in use, as the command makes it. */
async function backedUp(name: string) {
  copyAhead(w.dataDir, at(name));
  await ask(w.dataDir, { what: "back-up", to: at(name) });
  return copyRest(w.dataDir, at(name));
}

const spoil = (contents: string, bytes: Uint8Array): void =>
  writeFileSync(placeOf(contents, digestOf(bytes)), Buffer.from(bytes).fill("x", 10, 11));

describe("a back-up", () => {
  it("has every content beside it, and a folder that is made of it has them, too", async () => {
    expect(await backedUp("monday.backup")).toEqual({ files: 2, faults: [] });
    expect(restoreTo(at("monday.backup"), at("restored"))).toEqual({ files: 2, faults: [] });
    const brought = placeOf(contentsIn(at("restored")), digestOf(PLAN));
    expect(readFileSync(brought)).toEqual(PLAN);
    expect(statSync(brought).mode & 0o077).toBe(0);
    const checked = await checkFiles(keptBy(at("restored/record.sqlite")), contentsIn(at("restored")));
    expect(checked).toEqual({ files: 2, faults: [] });
  });

  it("takes no room for what an earlier one beside it has whole, and copies what that has altered", async () => {
    await backedUp("monday.backup");
    const inode = (name: string, bytes: Uint8Array) =>
      statSync(placeOf(filesOf(at(name)), digestOf(bytes))).ino;
    const mondays = inode("monday.backup", CONTENTS.png);
    spoil(filesOf(at("monday.backup")), PLAN);
    expect(await backedUp("tuesday.backup")).toEqual({ files: 2, faults: [] });
    expect(inode("tuesday.backup", CONTENTS.png)).toBe(mondays);
    expect(readFileSync(placeOf(filesOf(at("tuesday.backup")), digestOf(PLAN)))).toEqual(PLAN);
  });

  it("names a content that is not whole, and so does who restores it: the rest is brought back", async () => {
    await backedUp("monday.backup");
    spoil(filesOf(at("monday.backup")), PLAN);
    const altered = { what: `file ${planId}`, why: "is not as it was handed in" };
    expect((await checkFiles(keptBy(at("monday.backup")), filesOf(at("monday.backup")))).faults).toEqual([
      altered,
    ]);
    expect(restoreTo(at("monday.backup"), at("restored"))).toEqual({ files: 2, faults: [altered] });
    rmSync(placeOf(filesOf(at("monday.backup")), digestOf(PLAN)));
    expect(restoreTo(at("monday.backup"), at("again")).faults).toEqual([
      { what: `file ${planId}`, why: "is missing" },
    ]);
  });
});

it("a server in use names what is missing where it keeps files", async () => {
  const place = placeOf(contentsIn(w.dataDir), digestOf(PLAN));
  rmSync(place);
  try {
    expect(await ask(w.dataDir, { what: "check" })).toMatchObject({
      faults: [],
      files: { files: 2, faults: [{ what: `file ${planId}`, why: "is missing" }] },
    });
  } finally {
    writeFileSync(place, PLAN, { mode: 0o600 });
  }
});

describe("an export with its files beside it", () => {
  const beside = async () => {
    const answer = await fetch(`${w.url}/v1/applications/${applicant.applicationId}/export`, {
      headers: w.as.applicant(applicant),
    });
    const { files, faults } = checkBundle(new Uint8Array(await answer.arrayBuffer()), null);
    expect(faults.filter(({ message }) => !/published|nobody/.test(message))).toEqual([]);
    return checkBeside(files, await filesUnder(at("case")), false);
  };

  it.each([
    ["under its id", () => `${planId}.pdf`],
    ["under its own name", () => "file.pdf"],
    ["under any name", () => "whatever"],
  ])("fits where each lies %s", async (_, name) => {
    mkdirSync(at("case"));
    writeFileSync(at(`case/${name()}`), PLAN);
    expect(await beside()).toMatchObject({ whole: 1, wrong: [] });
  });

  it("names what was changed, and what is missing", async () => {
    mkdirSync(at("case"));
    expect((await beside()).wrong).toEqual([`file ${planId} is missing`]);
    writeFileSync(at(`case/${planId}`), CONTENTS.pdf);
    expect((await beside()).wrong).toEqual([
      `file ${planId} was changed: its content is not the one that was handed in`,
    ]);
  });
});
