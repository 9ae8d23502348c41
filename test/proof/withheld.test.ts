/** What departments remark on a flag is in no export that the applicant has; its hash is, and nothing else can stand there. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import { manifestOf } from "../../functions/app/notices/manifest.ts";
import type { Line } from "../../functions/app/notices/caseBundle.ts";
import { signatureOf, type PublicKey } from "../../functions/app/base/signing.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { testSigner } from "../support/signer.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

const RAISED = "现场踏勘发现明代墓葬，业主已私下清运";
const LIFTED = "复核后确认为近代灰坑，原标注人记错了";
const FLAG = "cultural-relic";

let w: World;
let keys: PublicKey[];
let applicant: Applicant;
let own: string;
let leads: string;

const rows = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((row) => JSON.parse(row) as Line);
const said = (text: string): string[] =>
  checkBundle(Buffer.from(text), keys).faults.map(({ what, message }) => `${what} ${message}`);

beforeAll(async () => {
  w = await world();
  ({ keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] });
  applicant = await w.submit();
  const path = `/v1/applications/${applicant.applicationId}/flags`;
  const forestry = await w.as.department("forestry");
  const raised = { flag: FLAG, basis: "文物保护法 第二十九条", reason: RAISED };
  expect((await w.call("POST", path, raised, forestry)).status).toBe(200);
  const lifting = path.replace(/flags$/, "lifted-flags");
  expect((await w.call("POST", lifting, { flag: FLAG, reason: LIFTED }, forestry)).status).toBe(200);
  await w.opinion(applicant, "water");
  await w.rest();
  const text = async (of: string, headers: Record<string, string>) =>
    (await fetch(`${w.url}/v1/applications/${applicant.applicationId}/${of}`, { headers })).text();
  own = await text("export", w.as.applicant(applicant));
  leads = await text("case/export", await w.as.department("planning"));
});
afterAll(() => w.stop());

it("no remark is in it, byte for byte, and it fits; whoever reads the case for the authority has all of it", () => {
  for (const remark of [RAISED, LIFTED]) {
    expect(leads).toContain(remark);
    for (const form of [remark, JSON.stringify(remark).slice(1, -1), encodeURIComponent(remark)])
      expect(own).not.toContain(form);
    expect(own).not.toContain(Buffer.from(remark).toString("base64").slice(0, 24));
  }
  expect([said(own), said(leads)]).toEqual([[], []]);
  // The two acts, on the record of the case and of its eleven reviews.
  expect(checkBundle(Buffer.from(own), keys)).toMatchObject({ withheld: 24 });
  expect(checkBundle(Buffer.from(leads), keys)).toMatchObject({ withheld: 0 });
});

it("each stands in the place, and under the hash, of the event that the authority has", () => {
  const inFull = new Map(
    rows(leads).flatMap((line) =>
      line.kind === "event" ? [[`${line.subject} ${line.seq}`, line] as const] : [],
    ),
  );
  for (const line of rows(own)) {
    if (line.kind !== "withheld") continue;
    expect(Object.keys(line)).toEqual(["kind", "subject", "seq", "previous", "hash"]);
    const { previous, hash } = inFull.get(`${line.subject} ${line.seq}`)!;
    expect([line.previous, line.hash]).toEqual([previous, hash]);
  }
});

it("one that is forged, left out, moved, or put in the place of another event is named", async () => {
  const lines = own.trimEnd().split("\n");
  const at = lines.findIndex((row) => row.startsWith('{"kind":"withheld"'));
  const altered = (i: number, row: string | null): string =>
    `${(row === null ? lines.toSpliced(i, 1) : lines.with(i, row)).join("\n")}\n`;
  const line = JSON.parse(lines[at]!) as { subject: string; seq: number; hash: string; previous: string };
  const other = "0".repeat(64);
  const doesNotFit = `event ${line.seq + 1} of ${line.subject} does not fit: its content, its place, its record or its hash was changed`;
  expect(said(altered(at, JSON.stringify({ ...line, hash: other })))).toContain(doesNotFit);
  for (const change of [
    { previous: other },
    { seq: line.seq + 1 },
    { subject: `${line.subject}.consult-water` },
  ])
    expect(said(altered(at, JSON.stringify({ ...line, ...change }))).length).toBeGreaterThan(1);
  expect(said(altered(at, null)).length).toBeGreaterThan(1);
  // With more on it than a hash it is none of those that are exported.
  expect(said(altered(at, JSON.stringify({ ...line, note: "x" })))).toEqual([
    "the file is not what was exported: its SHA-256 differs",
  ]);
  // An opinion that somebody would rather not have seen.
  const opinion = lines.findIndex((row) => row.includes('"type":"opinion-given"'));
  const { subject, seq, previous, hash } = JSON.parse(lines[opinion]!) as typeof line;
  const hidden = altered(opinion, JSON.stringify({ kind: "withheld", subject, seq, previous, hash }));
  expect(said(hidden)).toEqual(["the file is not what was exported: its SHA-256 differs"]);
  // And signed by whoever has another key.
  const { signer } = testSigner();
  const before = hidden.slice(0, hidden.lastIndexOf("\n", hidden.length - 2) + 1);
  const parsed = rows(hidden);
  const last = parsed.at(-1) as unknown as Parameters<typeof manifestOf>[0] & { signature: string };
  const { signature: _signature, ...manifest } = { ...last, ...shaOf(before) };
  const forged = `${before}${canonical({ ...manifest, signature: await signatureOf(signer, "case-manifest", manifest) })}\n`;
  expect(said(forged)).toEqual(["the manifest is signed by a key that is none of those published"]);
});

const shaOf = (text: string) => {
  const { sha256, lines } = manifestOf({ format: "", applicationId: "", exportedAt: "" }, [], [], {
    lines: text.split("\n").length - 1,
    text,
  });
  return { sha256, lines };
};
