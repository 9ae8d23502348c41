/** A file that was changed in the store after its completion: found at the next read, whoever reads, and said to whom it concerns. */
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, jest } from "@jest/globals";
import { checkFiles as checkBeside } from "../../functions/app/notices/checkFiles.ts";
import { filesUnder } from "../../server/bundleFiles.ts";
import { lookAtOnce, placeOf } from "../../server/fileStore/contentOf.ts";
import { checkFiles, contentsIn } from "../../server/store/fileBackup.ts";
import { announcedAs, handedIn, putTo, type Announced } from "../support/files.ts";
import { withoutRights } from "../support/withoutRights.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, digestOf } from "./content.ts";

jest.setTimeout(60_000);

/** Longer than what is read at once. */
const PLAN = Buffer.alloc(700_000, "%PDF-1.7 the plan ");
const OPINION = bytesOf("%PDF-1.7 the opinion in full");
/** Of the same length, a kept file like the others. */
const OTHER = Buffer.alloc(PLAN.byteLength, "%PDF-1.7 another ");

let w: World;
let applicant: Applicant;
let planId: string;
let givenId: string;
let aside: string;
let headersOf: Record<string, Record<string, string>>;

beforeAll(async () => {
  w = await world();
  aside = mkdtempSync(join(tmpdir(), "aside-"));
  applicant = await w.submit();
  planId = await handedIn(w, applicant, "site-plan", PLAN);
  await handedIn(w, applicant, "land-survey", OTHER);
  headersOf = {
    applicant: w.as.applicant(applicant),
    lead: await w.as.department("planning"),
    department: await w.as.department("land"),
    supervisor: await w.as.role("supervisor"),
  };
  givenId = await ofLand(OPINION);
  const opinion = { kind: "consent", attachments: [givenId] };
  expect((await w.opinion(applicant, "land", opinion)).status).toBe(200);
});
afterAll(async () => {
  await w.stop();
  rmSync(aside, { recursive: true });
});

async function ofLand(bytes: Uint8Array): Promise<string> {
  const by = headersOf["department"];
  const path = `/v1/applications/${applicant.applicationId}/uploads`;
  const { body } = await w.call("POST", path, announcedAs(bytes), by);
  await putTo(body as Announced, bytes);
  expect((await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, by)).status).toBe(200);
  return String(body.fileId);
}

const at = (bytes: Uint8Array): string => placeOf(contentsIn(w.dataDir), digestOf(bytes));
const address = (fileId: string, who: string) =>
  w.call("GET", `/v1/files/${fileId}/address`, undefined, headersOf[who]);

function replace(place: string, put: () => void): void {
  rmSync(place, { recursive: true, force: true });
  put();
}

/** What may become of a content, and what is said of it. */
const KINDS: [string, (place: string, bytes: Buffer) => void, string][] = [
  [
    "has one other byte",
    (place, bytes) => writeFileSync(place, Buffer.from(bytes).fill("x", 5, 6)),
    "altered",
  ],
  ["is cut short", (place, bytes) => truncateSync(place, bytes.byteLength - 1), "altered"],
  ["is longer", (place) => appendFileSync(place, "more"), "altered"],
  [
    "is another one that was handed in",
    (place, bytes) => writeFileSync(place, OTHER.subarray(0, bytes.byteLength)),
    "altered",
  ],
  [
    "is a link to the same content somewhere else",
    (place, bytes) => {
      const elsewhere = join(aside, digestOf(bytes));
      writeFileSync(elsewhere, bytes);
      replace(place, () => symlinkSync(elsewhere, place));
    },
    "altered",
  ],
  [
    "is a link to itself",
    (place) =>
      replace(place, () => {
        symlinkSync(place, place);
      }),
    "altered",
  ],
  ["is a folder", (place) => replace(place, () => mkdirSync(place)), "altered"],
  ["is gone", (place) => rmSync(place), "missing"],
];

const restored = (bytes: Buffer): void =>
  replace(at(bytes), () => writeFileSync(at(bytes), bytes, { mode: 0o600 }));

type Event = { type: string; data: { fileId?: string; found?: string } };
const told = async (fileId: string): Promise<(string | undefined)[]> => {
  await w.rest();
  const events = (await w.events(applicant)) as Event[];
  return events.flatMap(({ type, data }) =>
    type === "file-found" && data.fileId === fileId ? [data.found] : [],
  );
};
const rowOf = async (who: "applicant" | "department") => {
  const { body } =
    who === "applicant"
      ? { body: await w.status(applicant) }
      : await w.call("GET", `/v1/reviews/${applicant.applicationId}.consult-land`, undefined, headersOf[who]);
  const { materials } = (body.application ?? body) as { materials: { fileId?: string; unfit?: object }[] };
  return materials.find(({ fileId }) => fileId === planId)!;
};

describe.each(KINDS)("a file whose content %s", (_, spoil, found) => {
  it("is shown to nobody, and the case says so until it is whole again", async () => {
    const before = await told(planId);
    const { url } = (await address(planId, "applicant")).body as { url: string };
    w.logged.length = 0;
    spoil(at(PLAN), PLAN);
    try {
      // An address from before opens nothing of it, or breaks off before its end.
      const read = await fetch(url).then(async (answer) => ({
        status: answer.status,
        bytes: await answer.arrayBuffer().catch(() => null),
      }));
      expect(read.status === 409 || read.bytes === null).toBe(true);
      for (const who of Object.keys(headersOf)) {
        const { status, body } = await address(planId, who);
        expect([who, status, body.code]).toEqual([who, 409, "file-altered"]);
      }
      const alarms = w.logged.filter(({ code }) => code === "record-altered");
      expect(alarms.map(({ fields }) => fields)).toContainEqual({ fileId: planId, found });
      expect(await told(planId)).toEqual([...before, found]);
      for (const who of ["applicant", "department"] as const)
        expect((await rowOf(who)).unfit).toEqual({ found, since: expect.any(String) });
      // Who looks after the folder is told which, too, and no back-up takes it for what it was.
      const kept = { fileId: planId, sha256: digestOf(PLAN), bytes: PLAN.byteLength };
      expect(await checkFiles([kept], contentsIn(w.dataDir))).toMatchObject({
        faults: [{ what: `file ${planId}` }],
      });
      expect(lookAtOnce(at(PLAN), digestOf(PLAN), () => undefined)).toBe(found);
    } finally {
      restored(PLAN);
    }
    expect((await address(planId, "lead")).status).toBe(200);
    expect(await told(planId)).toEqual([...before, found, "whole"]);
    expect((await rowOf("applicant")).unfit).toBeUndefined();
    expect(digestOf(Buffer.from(await (await fetch(url)).arrayBuffer()))).toBe(digestOf(PLAN));
  });

  it("is shown to nobody where it goes with an opinion", async () => {
    const before = await told(givenId);
    spoil(at(OPINION), OPINION);
    try {
      for (const who of Object.keys(headersOf))
        expect((await address(givenId, who)).body.code).toBe("file-altered");
      expect(await told(givenId)).toEqual([...before, found]);
    } finally {
      restored(OPINION);
    }
    expect((await address(givenId, "applicant")).status).toBe(200);
  });
});

describe("a file that may not be read any more", () => {
  it("is shown to nobody, and is whole again once it may", async () => {
    await withoutRights(at(PLAN), async () => {
      expect((await address(planId, "lead")).body.code).toBe("file-altered");
      expect(lookAtOnce(at(PLAN), digestOf(PLAN), () => undefined)).toBe("unreadable");
    });
    expect((await address(planId, "lead")).status).toBe(200);
    expect((await told(planId)).slice(-2)).toEqual(["unreadable", "whole"]);
  });
});

describe("two files whose contents were swapped", () => {
  it("are both shown to nobody", async () => {
    const [plan, other] = [readFileSync(at(PLAN)), readFileSync(at(OTHER))];
    writeFileSync(at(PLAN), other);
    writeFileSync(at(OTHER), plan);
    try {
      const { materials } = (await w.status(applicant)) as { materials: { fileId?: string; code: string }[] };
      const otherId = materials.find(({ code }) => code === "land-survey")!.fileId!;
      for (const fileId of [planId, otherId])
        expect((await address(fileId, "lead")).body.code).toBe("file-altered");
    } finally {
      for (const bytes of [PLAN, OTHER]) restored(bytes);
    }
  });
});

describe("files beside an export", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "beside-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const named = (bytes: Uint8Array, fileId: string) => ({
    code: "site-plan",
    name: "file.pdf",
    sha256: digestOf(bytes),
    fileId,
    bytes: bytes.byteLength,
  });
  const [ONE, TWO] = ["F-00000000000000000000000001", "F-00000000000000000000000002"];
  const FILES = [named(PLAN, ONE), named(OTHER, TWO)];
  const beside = async () => checkBeside(FILES, await filesUnder(folder), false);
  const changed = (fileId: string) =>
    `file ${fileId} was changed: its content is not the one that was handed in`;
  beforeEach(() => {
    writeFileSync(join(folder, `${ONE}.pdf`), PLAN);
    writeFileSync(join(folder, `${TWO}.pdf`), OTHER);
  });

  it("fit as they were handed in", async () => {
    expect(await beside()).toMatchObject({ whole: 2, wrong: [] });
  });

  it.each(KINDS.filter(([kind]) => !/gone|folder/.test(kind)))("are named where one %s", async (_, spoil) => {
    spoil(join(folder, `${ONE}.pdf`), PLAN);
    expect((await beside()).wrong).toEqual([changed(ONE)]);
  });

  it("are named where their contents were swapped, though both lie there", async () => {
    writeFileSync(join(folder, `${ONE}.pdf`), OTHER);
    writeFileSync(join(folder, `${TWO}.pdf`), PLAN);
    expect((await beside()).wrong).toEqual([changed(ONE), changed(TWO)]);
  });

  it("are named where one may not be read", async () => {
    await withoutRights(join(folder, `${ONE}.pdf`), async () => {
      expect((await beside()).wrong).toEqual([changed(ONE)]);
    });
  });
});
