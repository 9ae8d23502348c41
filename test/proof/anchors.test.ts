/** A case against its anchors: what somebody with every key writes anew is told by what was kept before. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { signatureOf, type PublicKey } from "../../functions/app/base/signing.ts";
import {
  endsOf,
  lineOf,
  nameOfSlice,
  rootOver,
  sha256Of,
  sliceOf,
  type Anchor,
  type CaseEnds,
  type SignedAnchor,
} from "../../functions/app/notices/anchor.ts";
import { checkAnchors } from "../../functions/app/notices/checkAnchors.ts";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { anchorsIn } from "../../server/anchors.ts";
import { keyFileSigner } from "../../server/keyFile.ts";
import { chainedAnew, followingAnew, type Parts, signedBy, taken } from "../support/forging.ts";
import { objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

let w: World;
let keys: PublicKey[];
let applicant: Applicant;
let bundle: string;
let parts: Parts;
let folder: string;
const parent = mkdtempSync(join(tmpdir(), "anchors-"));
let copies = 0;

beforeAll(async () => {
  w = await world();
  ({ keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] });
  applicant = await w.submit();
  await w.opinion(applicant, "land", objection);
  // Every morning there is one.
  await w.clock("P5D");
  await w.submit();
  await w.clock("P2D");
  const path = `/v1/applications/${applicant.applicationId}/export`;
  const headers = { "x-query-code": applicant.queryCode };
  bundle = await (await fetch(`${w.url}${path}`, { headers })).text();
  parts = taken(bundle);
  folder = join(w.dataDir, "anchors");
});
afterAll(async () => {
  await w.stop();
  rmSync(parent, { recursive: true });
});

/** A copy of the anchors, to be spoilt. */
function copied(): string {
  const copy = join(parent, String(++copies));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
const checked = (text: string) => checkBundle(Buffer.from(text), keys);
const anchored = (text: string, where = folder) => checkAnchors(checked(text), anchorsIn(where), keys);
const said = (text: string, where = folder): string[] =>
  anchored(text, where).faults.map(({ what, message }) => `${what} ${message}`);

const ledgerIn = (where: string): SignedAnchor[] =>
  readFileSync(join(where, "anchors.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as SignedAnchor);
const write = (where: string, anchors: readonly object[]) =>
  writeFileSync(join(where, "anchors.jsonl"), anchors.map((one) => `${canonical(one)}\n`).join(""));

const land = () => `${applicant.applicationId}.consult-land`;
/** The objection turned into a consent, every hash made anew, and signed by the authority's own key. */
async function rewritten(): Promise<string> {
  const events = chainedAnew(
    parts.events.map((line) =>
      line.subject === land() && (line.event as { type: string }).type === "opinion-given"
        ? { ...line, event: { ...(line.event as object), opinion: { kind: "consent" } } }
        : line,
    ),
  );
  return signedByUs(events);
}

/** A bundle of these events by somebody who has the authority's key: manifest and documents are signed anew. */
async function signedByUs(events: Parts["events"]): Promise<string> {
  const { signer } = keyFileSigner(w.dataDir);
  const notices = await followingAnew(signer, { notices: parts.notices, events });
  return signedBy(signer, { ...parts, events, notices });
}

/** An anchor of that day made anew over these histories, signed by the authority's own key. */
async function freshAnchor(
  where: string,
  { signature: _signature, ...anchor }: SignedAnchor,
  text: string,
): Promise<SignedAnchor> {
  const { histories } = checked(text);
  const rows = anchor.slices.flatMap(({ root }) =>
    readFileSync(join(where, nameOfSlice(anchor.day, root)), "utf8")
      .trimEnd()
      .split("\n"),
  );
  const lines = rows.map((row) => {
    const ends = JSON.parse(row) as CaseEnds;
    if (ends.applicationId !== applicant.applicationId) return row;
    const own = [...histories].map(([subject, events]) => ({
      subject,
      events: events.length,
      head: events.at(-1)!.hash,
    }));
    return lineOf(endsOf(ends.applicationId, own));
  });
  const slice = sliceOf(lines);
  writeFileSync(join(where, nameOfSlice(anchor.day, slice.root)), slice.text);
  const slices = [{ root: slice.root, cases: lines.length }];
  const made: Anchor = { ...anchor, slices, root: rootOver(slices) };
  return { ...made, signature: await signatureOf(keyFileSigner(w.dataDir).signer, "anchor", made) };
}

describe("the anchors of a week", () => {
  it("are one a day, chained, signed, and hold the case since its first morning", () => {
    const anchors = ledgerIn(folder);
    expect(anchors.map(({ day }) => day)).toEqual([
      "2026-03-03",
      "2026-03-04",
      "2026-03-05",
      "2026-03-06",
      "2026-03-07",
      "2026-03-08",
      "2026-03-09",
    ]);
    expect(anchors.map(({ cases }) => cases)).toEqual([1, 1, 1, 1, 1, 2, 2]);
    expect(anchors[0]).toMatchObject({ previous: null, region: "440307", histories: 12 });
    expect(anchored(bundle)).toEqual({ faults: [], holding: 7, first: "2026-03-03", last: "2026-03-09" });
  });

  it("are there for their owner alone, and their slices for nobody to write", () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const { day, slices } of ledgerIn(folder))
      for (const { root } of slices)
        expect(statSync(join(folder, nameOfSlice(day, root))).mode & 0o777).toBe(0o400);
    expect(readdirSync(folder)).toHaveLength(8);
  });
});

describe("a chain that was rewritten, under a manifest of the authority's own key,", () => {
  it("fits by itself, and is named by every anchor", async () => {
    const text = await rewritten();
    expect(checked(text).faults).toEqual([]);
    const found = said(text);
    expect(found).toHaveLength(7);
    expect(found[0]).toBe(
      `the anchor of 2026-03-03 has another history of ${land()}: it was written anew since`,
    );
  });

  it("is named where a fresh anchor holds it, by those that were kept before", async () => {
    const text = await rewritten();
    const where = copied();
    const anchors = ledgerIn(where);
    write(where, anchors.with(anchors.length - 1, await freshAnchor(where, anchors.at(-1)!, text)));
    const found = said(text, where);
    expect(found).toHaveLength(6);
    expect(found.at(-1)).toContain("the anchor of 2026-03-08 has another history");
    // And whoever exported before is told of the fresh one.
    expect(said(bundle, where)).toEqual([
      `the anchor of 2026-03-09 has another history of ${land()}: it was written anew since`,
    ]);
  });

  it("is named where all anchors were made anew, by a copy of any of them that lies elsewhere", async () => {
    const text = await rewritten();
    const where = copied();
    const anchors = ledgerIn(where);
    const fresh = await freshAnchor(where, anchors[2]!, text);
    write(where, anchors.with(2, fresh));
    expect(said(text, where)).toContain(
      "the anchor of 2026-03-06 does not follow the one before it: one was taken away, altered or put in",
    );
  });

  it("without its last event is named by the anchors that had it", async () => {
    const events = parts.events.filter(({ subject, seq }) => subject !== land() || seq < 3);
    const text = await signedByUs(events);
    expect(checked(text).faults).toEqual([]);
    expect(said(text)[0]).toBe(
      `the anchor of 2026-03-03 has 3 events of ${land()}: it is cut off here, after 2`,
    );
  });

  it("without a review is named by the anchors that had it", async () => {
    const events = parts.events.filter(({ subject }) => subject !== land());
    const text = await signedByUs(events);
    expect(said(text)[0]).toBe(`the anchor of 2026-03-03 has a history of ${land()}, which is missing here`);
  });
});

describe("anchors that were spoilt", () => {
  it("old ones, where newer should be", () => {
    const where = copied();
    write(where, ledgerIn(where).slice(0, 3));
    expect(said(bundle, where)).toEqual([
      "the anchors end on 2026-03-05, long before the export: what came after it is held by none of them",
    ]);
  });

  it("none at all", () => {
    const where = copied();
    write(where, []);
    expect(said(bundle, where)).toEqual(["the anchors are not there"]);
  });

  it("one taken out of the middle", () => {
    const where = copied();
    write(where, ledgerIn(where).toSpliced(2, 1));
    expect(said(bundle, where)).toEqual([
      "the anchor of 2026-03-06 does not follow the one before it: one was taken away, altered or put in",
    ]);
  });

  it("an old one under a new day, or altered, or unsigned, or in another spelling", () => {
    const anchors = ledgerIn(folder);
    const last = anchors.at(-1)!;
    const { signature: _, ...unsigned } = last;
    const found = (spoilt: object): string[] => {
      const where = copied();
      write(where, [...anchors.slice(0, -1), spoilt]);
      return said(bundle, where);
    };
    expect(found({ ...anchors[0]!, day: last.day })).toEqual([
      "the anchor of 2026-03-09 is not what was signed: it was altered, or it is another one's signature",
    ]);
    expect(found({ ...last, cases: 1 })).toEqual([
      "the anchor of 2026-03-09 is not what was signed: it was altered, or it is another one's signature",
    ]);
    expect(found(unsigned)).toEqual(["the anchor of 2026-03-09 is not signed"]);
    const where = copied();
    const file = join(where, "anchors.jsonl");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(',"day"', ', "day"'));
    expect(said(bundle, where)[0]).toBe("the anchor of 2026-03-03 is not written as it was kept");
  });

  it("a slice altered, or gone", () => {
    const { day, slices } = ledgerIn(folder).at(-1)!;
    const name = nameOfSlice(day, slices[0]!.root);
    const altered = copied();
    rmSync(join(altered, name));
    expect(said(bundle, altered)).toEqual([`the anchor of ${day} lacks 1 of its slices`]);
    writeFileSync(
      join(altered, name),
      readFileSync(join(folder, name), "utf8").split("\n").slice(1).join("\n"),
    );
    expect(said(bundle, altered)[0]).toMatch(
      / has a slice \([0-9a-f]{12}…\) that is not what its root says$/,
    );
  });
});

it("a case that is younger than the newest anchor is proven by none, and by the next", async () => {
  const young = await w.submit();
  const path = `/v1/applications/${young.applicationId}/export`;
  const headers = { "x-query-code": young.queryCode };
  const read = async () => (await fetch(`${w.url}${path}`, { headers })).text();
  expect(anchored(await read())).toEqual({ faults: [], holding: 0, first: null, last: null });
  await w.clock("P1D");
  expect(anchored(await read())).toMatchObject({ faults: [], holding: 1 });
});

it("an anchor names the one before it by its bytes", () => {
  const { anchors } = anchorsIn(folder);
  for (const [i, { text }] of anchors.entries())
    if (i > 0) expect((JSON.parse(text) as Anchor).previous).toBe(sha256Of(anchors[i - 1]!.text));
  expect(existsSync(join(folder, "anchors.jsonl"))).toBe(true);
});
