/**
 * A bundle proves itself: what was changed in it, by accident or by hand, is found and named.
 *
 * What it does not prove: that whoever holds the key wrote nothing anew. Against that stands what was kept elsewhere: an
 * earlier export of the same case (its chains begin those of every later one), and the anchors (`test/proof`).
 */
import { speakerOf } from "../support/speakers.ts";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Actor, Official } from "../../functions/domain/base/actor.ts";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import type { PublicKey } from "../../functions/app/base/signing.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { filesIn } from "../../functions/app/notices/manifest.ts";
import { send } from "../security/wire.ts";
import { ELEVEN, example, objection, world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let earlier: string;
let bundle: string;
let anHourLater: string;
let lines: string[];
let keys: PublicKey[];
const folder = mkdtempSync(join(tmpdir(), "approvals-bundle-"));
beforeAll(async () => {
  // A rich case: a supplement, an extension, an objection, silence, a joint review, a decision, their notices.
  w = await world();
  ({ keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] });
  const good = example("municipal-road-application");
  const few = { occupiesGreenSpace: false, crossesRiver: false, needsPower: false, landTake: 100 };
  const attributes = { ...good.project.attributes, ...few };
  const applicant = await w.submit({ ...good, project: { ...good.project, attributes } });
  const id = applicant.applicationId;
  const lead = await w.as.department("planning");
  const housing = await w.as.department("housing");
  const read = async () =>
    (await send(w.url, { method: "GET", path: `/v1/applications/${id}/case/export`, headers: lead })).text;
  const review = `/v1/reviews/${id}.consult-housing`;
  const approver = { name: "周局长", rank: "head" };
  const commands: [string, string, unknown][] = [
    ["PUT", "/handler", { name: "王工", post: "A" }],
    ["POST", "/extension", { days: 2, reasons: "联合踏勘", approver }],
    [
      "POST",
      "/supplement-request",
      {
        items: [{ material: "site-plan", defect: "未签章", basis: { document: "d", article: "a" } }],
        reasons: "r",
      },
    ],
  ];
  for (const [method, path, body] of commands)
    expect((await w.call(method, review + path, body, housing)).status).toBe(200);
  const { body: complaint } = await w.call(
    "POST",
    `/v1/applications/${id}/complaints`,
    { about: { department: "housing" }, text: "两次来电均未答复" },
    { "x-query-code": applicant.queryCode },
  );
  await w.rest();
  earlier = await read();
  const answer = { cause: "经办人外出", remedy: "换人", responsibility: "批评教育", answer: "已致歉" };
  const answered = `/v1/complaints/${complaint.complaintId}/answer`;
  expect((await w.call("PUT", answered, answer, await w.as.role("supervisor"))).status).toBe(200);
  for (const department of ["development-reform", "land", "traffic-police"])
    await w.opinion(applicant, department);
  await w.opinion(applicant, "civil-defence", objection);
  await w.clock("P30D");
  for (const department of ["ecology", "planning"]) await w.opinion(applicant, department);
  for (const department of ELEVEN) await w.opinion(applicant, department);
  await w.rest();
  const joint = `/v1/applications/${id}/joint-review`;
  const convened = await w.call(
    "POST",
    joint,
    { heldOn: "2026-04-07", time: "09:00", place: "101", agenda: "x" },
    lead,
  );
  expect(convened.status).toBe(200);
  await w.clock("2026-04-07T10:00:00+08:00");
  const minutes = {
    minutes: "m",
    result: "refuse",
    reasons: "r",
    article: "第二十七条",
    present: [speakerOf("planning")],
  };
  expect((await w.call("PUT", `${joint}/conclusion`, minutes, lead)).status).toBe(200);
  await w.rest();
  bundle = await read();
  lines = bundle.trimEnd().split("\n");
  await w.clock("PT1H");
  anHourLater = await read();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await w.stop();
});

type Event = {
  kind: "event";
  subject: string;
  seq: number;
  at: string;
  by: Actor;
  event: { type: string };
  previous: string;
  hash: string;
};
const check = (text: string | Uint8Array) =>
  checkBundle(typeof text === "string" ? Buffer.from(text) : text, keys);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const events = () =>
  lines.flatMap((line, i) => {
    const parsed = JSON.parse(line) as Event;
    return parsed.kind === "event" ? [{ ...parsed, i }] : [];
  });
/** What documents tell of a forgery: each was signed with the event that it follows from. */
const byDocuments = (text: string) => check(text).faults.filter(({ what }) => what.startsWith("notice "));
const butByDocuments = (text: string) => check(text).faults.filter(({ what }) => !what.startsWith("notice "));

/** The lines as they are said to be, under the last line as it was exported. */
const joined = (changed: readonly string[]) => changed.map((line) => `${line}\n`).join("");
/** The same under a manifest of their own, as somebody who knows the format and has no key would write it. */
function resealed(changed: readonly string[]): string {
  const rows = changed.slice(0, -1);
  const text = joined(rows);
  const { signature } = JSON.parse(changed.at(-1)!) as { signature: string };
  const read = rows.map((row) => JSON.parse(row) as Event & { digest: string; notice: { noticeId: string } });
  const histories = Map.groupBy(
    read.filter(({ kind }) => kind === "event"),
    ({ subject }) => subject,
  );
  const { applicationId, exportedAt, format } = read[0] as unknown as Record<string, string>;
  const manifest = {
    kind: "manifest",
    format,
    applicationId,
    exportedAt,
    histories: [...histories].map(([subject, own]) => ({
      subject,
      events: own.length,
      head: own.at(-1)!.hash,
    })),
    documents: read
      .filter(({ kind }) => (kind as string) === "notice")
      .map(({ notice, digest }) => ({ noticeId: notice.noticeId, digest })),
    files: filesIn([...histories].map(([subject, own]) => ({ subject, events: own }))),
    lines: rows.length,
    sha256: sha256(text),
  };
  return `${text}${canonical({ ...manifest, signature })}\n`;
}
/** What is said of such a manifest, and of nothing else, whatever was done under it. */
const UNSIGNED = {
  what: "the manifest",
  message: expect.stringContaining("is not what was signed") as unknown,
};
const hashOf = ({ seq, at, by, event, previous }: Event) =>
  sha256(JSON.stringify([seq, at, by, event, previous]));
const replaced = (i: number, change: (line: Event) => void): string[] => {
  const line = JSON.parse(lines[i]!) as Event;
  change(line);
  return lines.with(i, JSON.stringify(line));
};

function renamed(line: string, other: (subject: string) => string): string {
  const event = JSON.parse(line) as Event;
  return JSON.stringify({ ...event, subject: other(event.subject) });
}

describe("the bundle of a rich case", () => {
  it("fits, and holds every event and every notice", () => {
    const { faults, events: count, subjects, notices } = check(bundle);
    expect(faults).toEqual([]);
    // Its complaint is in none but the complainant's and supervision's.
    expect([subjects, count > 40, notices > 10]).toEqual([9, true, true]);
    const types = new Set(events().map(({ event }) => event.type));
    for (const type of [
      "supplement-requested",
      "clock-extended",
      "closed-by-silence",
      "joint-review-concluded",
      "application-decided",
    ])
      expect(types).toContain(type);
  });
});

describe("a byte that is not what it was", () => {
  /** Every byte of the first and the last line, or one in so many of them, and so many between them. */
  function* positions(bytes: Buffer, between: number, oneIn: number) {
    const [first, last] = [bytes.indexOf("\n"), bytes.lastIndexOf("\n", bytes.length - 2)];
    const step = Math.max(1, Math.floor(bytes.length / between));
    for (let at = 0; at < bytes.length; at += at <= first || at >= last ? oneIn : step) yield at;
  }

  it.each([
    ["a young case", 3000, 1, () => earlier],
    // Its last line alone has some thousand bytes, and each try reads all of it.
    ["the rich case", 300, 13, () => bundle],
  ])(
    "is found wherever it is in %s (%i places), and its event is the first that is named",
    (_, between, oneIn, made) => {
      const bytes = Buffer.from(made());
      const rows = made().split("\n");
      const starts = [0];
      for (let at = bytes.indexOf("\n"); at !== -1; at = bytes.indexOf("\n", at + 1)) starts.push(at + 1);
      const unfound: number[] = [];
      const misnamed: string[] = [];
      let flipped = 0;
      for (const at of positions(bytes, between, oneIn)) {
        // Another bit each time: case, digit, sign, and the top one, which makes it no UTF-8.
        const bit = 1 << (at % 8);
        bytes[at]! ^= bit;
        const [fault] = check(bytes).faults;
        bytes[at]! ^= bit;
        flipped++;
        const line = starts.findLastIndex((start) => start <= at) + 1;
        const isEvent = rows[line - 1]!.startsWith('{"kind":"event"');
        if (!fault) unfound.push(at);
        else if (isEvent && fault.line !== line)
          misnamed.push(`byte ${at} of line ${line}: ${JSON.stringify(fault)}`);
      }
      process.stdout.write(`${flipped} of ${bytes.length} bytes flipped, one at a time\n`);
      expect([unfound, misnamed]).toEqual([[], []]);
      expect(flipped).toBeGreaterThan(between);
    },
  );

  it("names the event by its number and its record", () => {
    const event = events().find(({ event }) => event.type === "opinion-given")!;
    const changed = replaced(event.i, (line) => (line.by = { ...(line.by as Official), organ: "Land" }));
    for (const text of [joined(changed), resealed(changed)])
      expect(check(text).faults[0]).toMatchObject({
        line: event.i + 1,
        what: `event ${event.seq} of ${event.subject}`,
      });
  });

  it("in a notice names the notice, even under a last line made anew", () => {
    const i = lines.findIndex((line) => line.startsWith('{"kind":"notice"'));
    const { noticeId } = (JSON.parse(lines[i]!) as { notice: { noticeId: string } }).notice;
    const changed = lines.with(i, lines[i]!.replace('"applicationId":"440307', '"applicationId":"440308'));
    expect(check(resealed(changed)).faults).toEqual([
      {
        line: i + 1,
        what: `notice ${noticeId}`,
        message: "is not what its digest says was issued in this case",
      },
      { line: lines.length, ...UNSIGNED },
    ]);
  });
});

describe("a bundle that was", () => {
  it("cut off anywhere does not fit", () => {
    const bytes = Buffer.from(bundle);
    for (
      let length = 0;
      length < bytes.length;
      length += length < 300 || length > bytes.length - 300 ? 1 : 997
    )
      expect([length, check(bytes.subarray(0, length)).faults.length > 0]).toEqual([length, true]);
  });

  it("robbed of any one line does not fit", () => {
    for (let i = 0; i < lines.length; i++)
      expect([i, check(joined(lines.toSpliced(i, 1))).faults.length > 0]).toEqual([i, true]);
  });

  it("given any line twice does not fit", () => {
    for (let i = 0; i < lines.length; i++)
      expect([i, check(joined(lines.toSpliced(i, 0, lines[i]!))).faults.length > 0]).toEqual([i, true]);
  });

  it("turned round at any two neighbouring lines does not fit", () => {
    for (let i = 1; i < lines.length; i++)
      expect([
        i,
        check(joined(lines.toSpliced(i - 1, 2, lines[i]!, lines[i - 1]!))).faults.length > 0,
      ]).toEqual([i, true]);
  });

  it("given another line at its end, or anything in its last one, does not fit", () => {
    const end = JSON.parse(lines.at(-1)!) as object;
    for (const last of [
      { ...end, note: "genuine" },
      Object.fromEntries(Object.entries(end).reverse()),
      { ...end, lines: String(lines.length - 1) },
    ])
      expect(check(joined(lines.toSpliced(-1, 1, JSON.stringify(last)))).faults).not.toEqual([]);
    for (const more of ["\n", " ", "{}\n", "null\n", `${lines.at(-1)}\n`, "\uFEFF", "\0"])
      expect([more, check(bundle + more).faults.length > 0]).toEqual([more, true]);
    expect(check(`\uFEFF${bundle}`).faults).not.toEqual([]);
    expect(check(bundle.replaceAll("\n", "\r\n")).faults).not.toEqual([]);
  });

  it("made of anything else is told what is wrong with it, and breaks nothing", () => {
    const odd = [
      "",
      "\n",
      "null\n",
      "5\n",
      "[]\n",
      '"end"\n',
      "{}\n",
      '{"kind":"end"}\n',
      '{"kind":"notice"}\n',
      '{"kind":"event"}\n',
      '{"kind":"notice","notice":null}\n',
      '{"kind":"notice","notice":[]}\n',
      '{"kind":"event","event":{"__proto__":1}}\n',
      `${"[".repeat(50_000)}\n`,
      "\uD800",
    ];
    for (const text of odd) {
      expect([text.slice(0, 40), check(text).faults.length > 0]).toEqual([text.slice(0, 40), true]);
      const between = joined(lines.toSpliced(5, 0, text.trimEnd()));
      expect([text.slice(0, 40), check(between).faults.length > 0]).toEqual([text.slice(0, 40), true]);
    }
  });
});

describe("somebody who knows the format, and writes the last line anew,", () => {
  it("and changes an event is found by its hash", () => {
    const { i, seq, subject } = events().find(({ event }) => event.type === "closed-by-silence")!;
    const text = resealed(replaced(i, (line) => (line.at = "2026-03-01T00:00:00.000Z")));
    expect(check(text).faults[0]).toMatchObject({ line: i + 1, what: `event ${seq} of ${subject}` });
  });

  it("and its hash, too, is found by the event behind it", () => {
    const own = events();
    const { i, subject, seq } = own.find(
      ({ subject, seq }) => seq === 1 && own.some((other) => other.subject === subject && other.seq === 3),
    )!;
    const text = resealed(
      replaced(i, (line) => {
        line.by = { role: "platform" };
        line.hash = hashOf(line);
      }),
    );
    expect(check(text).faults[0]).toMatchObject({ line: i + 2, what: `event ${seq + 1} of ${subject}` });
  });

  it("and gives one record's history to another is found by its first event, which names the record", () => {
    const [, one, two] = [...new Set(events().map(({ subject }) => subject))];
    const other = (subject: string) => (subject === one ? two! : subject === two ? one! : subject);
    const text = resealed(
      lines.map((line, i) => (events().some((event) => event.i === i) ? renamed(line, other) : line)),
    );
    const found = butByDocuments(text).map(({ what }) => what);
    expect(found).toEqual([`event 1 of ${two}`, `event 1 of ${one}`, UNSIGNED.what]);
  });

  it("and says that it is the case of another application is found, by every history and every notice", () => {
    const text = resealed(lines.with(0, lines[0]!.replace(/440307-\w{16}/, "440307-0000000000000000")));
    expect(check(text).faults.length).toBeGreaterThan(15);
  });

  it("and swaps two events, with numbers and hashes of their own, is found", () => {
    const own = events();
    const at = own.findIndex(
      ({ subject, seq }, i) => seq === 2 && own[i + 1]?.subject === subject && own[i + 1]?.seq === 3,
    );
    const [one, two] = [own[at]!, own[at + 1]!];
    const swapped = (fixPrevious: boolean) => {
      const [a, b] = [
        { ...two, seq: one.seq },
        { ...one, seq: two.seq },
      ];
      if (fixPrevious) a.previous = one.previous;
      a.hash = hashOf(a);
      if (fixPrevious) b.previous = a.hash;
      b.hash = hashOf(b);
      const line = (event: typeof a) => JSON.stringify({ ...event, i: undefined });
      return lines.with(one.i, line(a)).with(two.i, line(b));
    };
    expect(check(resealed(swapped(false))).faults[0]).toMatchObject({ line: one.i + 1 });
    // Chained anew up to here: found by the event behind them, or, where they were the last ones, by the manifest only.
    const isLast = own[at + 2]?.subject !== one.subject;
    expect(butByDocuments(resealed(swapped(true))).map(({ line }) => line)).toEqual([
      ...(isLast ? [] : [two.i + 2]),
      lines.length,
    ]);
    expect(check(joined(swapped(true))).faults).not.toEqual([]);
  });

  it("and takes an event out of the middle is found", () => {
    const { i, subject } = events().find(({ seq }) => seq === 2)!;
    expect(check(resealed(lines.toSpliced(i, 1))).faults[0]).toMatchObject({
      line: i + 1,
      what: `event 3 of ${subject}`,
    });
  });

  it("and takes the last event of a chain away is found by the old manifest, and by the signature of a new one", () => {
    const own = events();
    const last = own.findLast(({ subject }) => subject === own[0]!.subject)!;
    const without = lines.toSpliced(last.i, 1);
    expect(byDocuments(joined(without))).not.toEqual([]);
    expect(butByDocuments(joined(without))).toEqual([
      {
        line: lines.length - 1,
        what: "the file",
        message: expect.stringContaining("lines before its manifest"),
      },
      { line: lines.length - 1, what: "the file", message: expect.stringContaining("SHA-256") },
      {
        line: lines.length - 1,
        what: `the history of ${last.subject}`,
        message: `is cut off: ${last.seq - 1} of ${last.seq} events`,
      },
    ]);
    expect(butByDocuments(resealed(without))).toEqual([{ line: lines.length - 1, ...UNSIGNED }]);
  });

  it("and hashes everything anew has no key: the manifest is not signed, documents follow from other events, and an earlier export tells the two apart", () => {
    const subject = events().find(({ event }) => event.type === "handler-named")!.subject;
    let previous = "0".repeat(64);
    const forged = lines.map((line) => {
      const event = JSON.parse(line) as Event;
      if (event.kind !== "event" || event.subject !== subject) return line;
      const by = event.by as Official;
      event.by = { ...by, organ: `not-${by.organ}` };
      event.previous = previous;
      previous = event.hash = hashOf(event);
      return JSON.stringify(event);
    });
    const text = resealed(forged);
    expect(butByDocuments(text)).toEqual([{ line: lines.length, ...UNSIGNED }]);
    expect(byDocuments(text)).not.toEqual([]);
    expect(continues(earlier, bundle)).toBe(true);
    expect(continues(earlier, text)).toBe(false);
  });
});

/** Whether every chain of a later export begins with what the earlier one holds: a history only grows. */
function continues(before: string, after: string): boolean {
  const kept = new Set(after.split("\n"));
  return before
    .split("\n")
    .filter((line) => line.startsWith('{"kind":"event"') || line.startsWith('{"kind":"notice"'))
    .every((line) => kept.has(line));
}

describe("two exports of one case", () => {
  it("can be compared: all that the earlier one holds stands in the later one, word for word", () => {
    expect(check(earlier).faults).toEqual([]);
    expect(continues(earlier, bundle)).toBe(true);
    expect(continues(bundle, earlier)).toBe(false);
  });

  it("of one state differ in when they were made, and in nothing else", () => {
    const again = anHourLater.trimEnd().split("\n");
    expect(again.slice(1, -1)).toEqual(lines.slice(1, -1));
    expect(again[0]).not.toBe(lines[0]);
  });
});

describe("npm run verify", () => {
  const ROOT = fileURLToPath(new URL("../..", import.meta.url));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { verify: string };
  };
  const run = (...files: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const [command, ...options] = scripts.verify.split(" ");
      expect(command).toBe("node");
      const child = execFile(
        process.execPath,
        [...options, ...files],
        { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: w.dataDir } },
        (_, out, err) => resolve({ code: child.exitCode, out, err }),
      );
    });
  const saved = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it("says that a bundle fits, and how much it holds", async () => {
    const { code, out, err } = await run(saved("good.jsonl", bundle));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /good\.jsonl: every byte fits, and is signed: \d+ events of 9 records, \d+ notices\n$/,
    );
  });

  it("names the first event that does not fit, and fails", async () => {
    const { i, seq, subject } = events().find(({ event }) => event.type === "clock-extended")!;
    const bytes = Buffer.from(joined(lines));
    const at = Buffer.byteLength(joined(lines.slice(0, i))) + Math.floor(Buffer.byteLength(lines[i]!) * 0.9);
    bytes[at]! ^= 1;
    const { code, out, err } = await run(saved("bad.jsonl", bytes));
    expect([code, out]).toEqual([1, ""]);
    expect(err.split("\n")[0]).toMatch(/bad\.jsonl does not fit\. \d+ faults?:/);
    expect(err.split("\n")[1]).toContain(`line ${i + 1}: `);
    expect(err.split("\n")[1]).toMatch(new RegExp(`event ${seq} of ${subject.replaceAll(".", "\\.")}`));
  });

  it("fails where one of several does not fit, where a file is not there, and where none is named", async () => {
    const good = saved("good.jsonl", bundle);
    const cut = await run(good, saved("cut.jsonl", bundle.slice(0, -10)));
    expect([cut.code, cut.out.includes("every byte fits"), cut.err.includes("is cut off")]).toEqual([
      1,
      true,
      true,
    ]);
    expect((await run(saved("odd.jsonl", '{"kind":"notice"}\nnull\n'))).code).toBe(1);
    expect(await run(join(folder, "nowhere.jsonl"))).toMatchObject({ code: 2, out: "" });
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("npm run verify --") });
  });
});
