/** The forgeries of an exported case: each made from a real one, caught, and named. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import type { EventLine } from "../../functions/app/notices/caseBundle.ts";
import { signatureOf, type PublicKey } from "../../functions/app/base/signing.ts";
import { chainedAnew, digestedAnew, signedBy, taken, under, type Parts } from "../support/forging.ts";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";
import { keyFileSigner } from "../../server/keyFile.ts";
import { testSigner } from "../support/signer.ts";

jest.setTimeout(60_000);

let w: World;
let keys: PublicKey[];
let applicant: Applicant;
let earlier: string;
let bundle: string;
let otherCase: string;
let parts: Parts;

const exported = async ({ applicationId, queryCode }: Applicant): Promise<string> => {
  const path = `/v1/applications/${applicationId}/export`;
  return (await fetch(`${w.url}${path}`, { headers: { "x-query-code": queryCode } })).text();
};

beforeAll(async () => {
  w = await world();
  ({ keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] });
  applicant = await w.submit();
  await w.opinion(applicant, "land", objection);
  await w.rest();
  earlier = await exported(applicant);
  await w.opinion(applicant, "traffic-police");
  await w.clock("P10D");
  bundle = await exported(applicant);
  otherCase = await exported(await w.submit(example("municipal-road-application")));
  parts = taken(bundle);
});
afterAll(() => w.stop());

/** What is said of a bundle, a line each. */
const said = (text: string): string[] =>
  checkBundle(Buffer.from(text), keys).faults.map(({ what, message }) => `${what} ${message}`);

const withoutKey = /^the manifest is not what was signed/;
const review = (code: string) => `${applicant.applicationId}.consult-${code}`;
const turned = ({ events }: Parts): EventLine[] =>
  events.map((line) =>
    line.subject === review("land") && (line.event as { type: string }).type === "opinion-given"
      ? { ...line, event: { ...(line.event as object), opinion: { kind: "consent" } } }
      : line,
  );

it("a bundle as it was exported fits", () => {
  expect(said(bundle)).toEqual([]);
  expect(said(earlier)).toEqual([]);
  expect(parts.manifest.files.length).toBeGreaterThan(0);
});

describe("an opinion turned round", () => {
  const name = () => {
    const { seq, subject } = turned(parts).find((line, i) => line !== parts.events[i])!;
    return `event ${seq} of ${subject}`;
  };

  it("is named by its event", () => {
    expect(said(under({ ...parts, events: turned(parts) }))[0]).toBe(
      `${name()} does not fit: its content, its place, its record or its hash was changed`,
    );
  });

  it("is named by its history where its chain was made anew, and by the signature where the manifest was, too", async () => {
    const events = chainedAnew(turned(parts));
    expect(said(under({ ...parts, events }))).toContain(
      `the history of ${review("land")} does not end as it did when it was exported`,
    );
    const unsigned = { ...parts.manifest, signature: "" };
    expect(said(under({ ...parts, events, manifest: unsigned }))).toContain("the manifest is not signed");
    const { signer } = testSigner();
    // The documents that followed from it say by themselves that it was another one.
    const documents = ["delay", "objection-report"].map(
      (kind) => `notice ${kind}.consult-land.3 does not follow from the history beside it`,
    );
    expect(said(await signedBy(signer, { ...parts, events }))).toEqual([
      ...documents,
      "the manifest is signed by a key that is none of those published",
    ]);
    // A key of their own under the name of the authority's.
    const posing = { ...signer, key: async () => keys[0]! };
    expect(said(await signedBy(posing, { ...parts, events }))).toEqual([
      ...documents,
      expect.stringMatching(withoutKey),
    ]);
  });
});

it("a review left out is named", () => {
  const events = parts.events.filter(({ subject }) => subject !== review("land"));
  const many = parts.events.length - events.length;
  expect(said(under({ ...parts, events }))).toContain(
    `the history of ${review("land")} is missing, with its ${many} events`,
  );
});

it("the last event cut off is named, wherever it is", () => {
  for (const { subject, events: many } of parts.manifest.histories.filter(({ events }) => events > 1)) {
    const events = parts.events.filter((line) => line.subject !== subject || line.seq < many);
    expect(said(under({ ...parts, events }))).toContain(
      `the history of ${subject} is cut off: ${many - 1} of ${many} events`,
    );
  }
});

it("a notice that was altered is named, under its old digest or a new one", () => {
  const i = parts.notices.findIndex(({ notice }) => notice.body.kind === "acceptance");
  const { notice } = parts.notices[i]!;
  const altered = {
    ...parts.notices[i]!,
    notice: { ...notice, project: { ...notice.project, name: "别墅" } },
  };
  expect(said(under({ ...parts, notices: parts.notices.with(i, altered) }))[0]).toBe(
    `notice ${notice.noticeId} is not what its digest says was issued in this case`,
  );
  const told = said(under({ ...parts, notices: parts.notices.with(i, digestedAnew(altered)) }));
  expect(told).toContain(`notice ${notice.noticeId} is not the one that was exported`);
  // Its own signature is over what it said.
  expect(told[0]).toBe(
    `notice ${notice.noticeId} is not what was signed: it was altered, or it is another one's signature`,
  );
});

it("a notice under a signature of somebody else, or under none, is named, whoever has signed the manifest", async () => {
  const { signer } = keyFileSigner(w.dataDir);
  const i = parts.notices.findIndex(({ notice }) => notice.body.kind === "acceptance");
  const line = parts.notices[i]!;
  const another = await signatureOf(testSigner().signer, "notice", line.notice);
  const { noticeId } = line.notice;
  for (const [signature, why] of [
    [another, "is signed by a key that is none of those published"],
    ["", "is not signed"],
    // For another purpose, by the right key.
    [parts.manifest.signature, "is not what was signed: it was altered, or it is another one's signature"],
  ] as const) {
    const notices = parts.notices.with(i, { ...line, signature });
    expect(said(await signedBy(signer, { ...parts, notices }))).toEqual([`notice ${noticeId} ${why}`]);
  }
});

it("a notice left out, or put in, is named", () => {
  const [first, ...others] = parts.notices as [Parts["notices"][0], ...Parts["notices"]];
  expect(said(under({ ...parts, notices: others }))).toContain(`notice ${first.notice.noticeId} is missing`);
  const noticeId = "acceptance.application.9";
  const more = digestedAnew({ ...first, notice: { ...first.notice, noticeId } });
  expect(said(under({ ...parts, notices: [...parts.notices, more] }))).toContain(
    `notice ${noticeId} was not exported with it`,
  );
});

describe("a manifest that was swapped", () => {
  it("for that of another case is named", () => {
    const found = said(under({ ...parts, manifest: taken(otherCase).manifest }));
    expect(found).toContain("the manifest is that of another case");
    // It is signed, after all.
    expect(found.filter((one) => withoutKey.test(one))).toEqual([]);
  });

  it("for that of an earlier export is named, with the histories that have grown since", () => {
    const { manifest } = taken(earlier);
    const found = said(under({ ...parts, manifest }));
    expect(found).toContain("the manifest is that of another export");
    const { events } = manifest.histories.find(({ subject }) => subject === review("traffic-police"))!;
    expect(found).toContain(
      `the history of ${review("traffic-police")} has more than the ${events} events that were exported`,
    );
  });

  it("for the signature of another value of ours is named", () => {
    const { signature } = taken(earlier).manifest;
    expect(said(under({ ...parts, manifest: { ...parts.manifest, signature } }))).toEqual([
      expect.stringMatching(withoutKey),
    ]);
  });
});

describe("npm run verify", () => {
  const ROOT = fileURLToPath(new URL("../..", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { verify: string };
  };
  const run = (...words: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const [, ...options] = scripts.verify.split(" ");
      const env = { ...process.env, NODE_OPTIONS: "", DATA_DIR: join(folder, "none") };
      const child = execFile(process.execPath, [...options, ...words], { cwd: ROOT, env }, (_, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      );
    });
  const saved = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it("goes by the keys at an address or in a file, and says when nobody knows whose they are", async () => {
    const file = saved("case.jsonl", bundle);
    const jwks = saved("keys.json", JSON.stringify({ keys }));
    const other = saved("others.json", JSON.stringify({ keys: [testSigner().key] }));
    const signed = { code: 0, err: "", out: expect.stringContaining("every byte fits, and is signed") };
    expect(await run(file, "--keys", `${w.url}/v1/keys`)).toEqual(signed);
    expect(await run(file, "--keys", jwks)).toEqual(signed);
    const byOthers = await run(file, "--keys", other);
    expect([byOthers.code, byOthers.err]).toEqual([
      1,
      expect.stringContaining("is signed by a key that is none of those published"),
    ]);
    const byNobody = await run(file);
    expect([byNobody.code, byNobody.out, byNobody.err]).toEqual([
      2,
      "",
      expect.stringMatching(/every byte fits .* but nobody knows who signed it\.\nName the bundle/),
    ]);
    expect((await run(file, "--keys", saved("bad.json", "{}"))).code).toBe(2);
    expect((await run(file, "--nonsense")).code).toBe(2);
  });

  it("holds the closed periods beside the anchors against their signatures, with a bundle and without", async () => {
    const jwks = saved("keys.json", JSON.stringify({ keys }));
    const anchors = join(folder, "anchors");
    mkdirSync(join(anchors, "appraisals"), { recursive: true });
    const none = await run("--anchors", anchors, "--keys", jwks);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("No closed period lies in")]);
    writeFileSync(join(anchors, "appraisals", "2026-03.json"), "{}");
    const broken = await run("--anchors", anchors, "--keys", jwks);
    expect([broken.code, broken.err]).toEqual([
      1,
      expect.stringContaining("the period 2026-03 cannot be read"),
    ]);
  });

  it("repeats nothing that stands in a bundle: no control characters, no names, nothing but ids", async () => {
    const secret = "13800138000";
    const subject = `\u001b[2J${secret}`;
    const forged = {
      ...parts,
      events: [...parts.events, { ...parts.events[0]!, subject, seq: secret as never }],
      notices: [{ ...parts.notices[0]!, notice: { ...parts.notices[0]!.notice, noticeId: secret } }],
      manifest: {
        ...parts.manifest,
        applicationId: secret,
        histories: [{ subject, events: secret as never, head: secret }],
        documents: [{ noticeId: subject, digest: secret }],
        lines: secret as never,
      },
    };
    const broken = `{"kind":"event","subject":"${secret}","seq":1,\n{"kind":"${secret}"}\n`;
    const file = saved("forged.jsonl", broken + under(forged));
    const { code, out, err } = await run(file, "--keys", saved("keys.json", JSON.stringify({ keys })));
    expect([code, out]).toEqual([1, ""]);
    expect(err).not.toContain(secret);
    // oxlint-disable-next-line no-control-regex -- just these
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(err).toContain("a record whose name is none");
  });
});
