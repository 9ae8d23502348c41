/**
 * Kills (kill -9) in the middle of uploads, in one and in parts: `CHAOS_COUNT` of them, `CHAOS_SEED` to have the same again.
 * Whoever was cut off goes on where they were; nothing half is ever there; what nobody comes back for is collected.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "@jest/globals";
import { MOST_PUT_BYTES } from "../../functions/domain/files/kind.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { PART_BYTES, partsOf } from "../../functions/domain/files/parts.ts";
import { announcedAs } from "../support/files.ts";
import { chance, each, say, seedOf, tally, count } from "./chance.ts";
import type { Receipt, Reply } from "./people.ts";
import { site } from "./site.ts";

const KILLS = Number(process.env["CHAOS_COUNT"] ?? 12);
/** Besides, one in parts for each so many in one. */
const PER_LARGE = 5;
const SMALL_BYTES = 6_000_000;
const CLIENTS = 4;
const MIDDLE = ["put", "part", "completion", "part"] as const;

type Sent = { bytes: Buffer; sha256: string; fileId: string; parts: Set<number>; isKept: boolean };

it(`loses nothing that it has taken of uploads to ${KILLS} kills, and keeps nothing half`, async () => {
  const seed = seedOf();
  const random = chance(seed);
  const parent = mkdtempSync(join(tmpdir(), "approvals-uploads-"));
  const folder = join(parent, "data");
  const [incoming, content] = ["incoming", "content"].map((name) => join(folder, "files", name)) as [
    string,
    string,
  ];
  const at = await site(folder);
  say("");
  say(`${KILLS} kills in the middle of uploads (CHAOS_SEED=${seed})`);
  const receipt = (await at.users.submit("uploads", [])).body as Receipt;
  const by = { "x-query-code": receipt.queryCode };
  const hits = new Map<string, number>();
  const underWay = new Map<string, number>();
  let [killed, halves, isOver] = [0, 0, false];
  /** Nobody calls while it is dead, and before what it has left was looked at. */
  let open: Promise<void> = Promise.resolve();
  let broken: unknown;

  const filesIn = (path: string): string[] =>
    (existsSync(path) ? readdirSync(path, { recursive: true, withFileTypes: true }) : []).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );
  const hashed = async (url: string): Promise<string> => {
    const answer = await fetch(url);
    return createHash("sha256")
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest("hex");
  };

  /** Asks until there is an answer; what was sent before a kill may have been done. */
  async function ask(what: string, send: () => Promise<Reply>): Promise<Reply> {
    for (;;) {
      await open;
      underWay.set(what, (underWay.get(what) ?? 0) + 1);
      try {
        return await send();
      } catch (error) {
        if ((error as Error).name !== "TypeError") throw error;
        await pause(5);
      } finally {
        underWay.set(what, underWay.get(what)! - 1);
      }
    }
  }
  const call = (what: string, method: string, path: string, body?: unknown) =>
    ask(what, () => at.users.call(method, path, body, by));

  /** Bytes to an address; a server that was started again is reached elsewhere, and its addresses stay good. */
  const put = (what: string, url: string, headers: Record<string, string>, bytes: Uint8Array) =>
    ask(what, async () => {
      const { pathname, search } = new URL(url);
      const answer = await fetch(`${at.url()}${pathname}${search}`, {
        method: "PUT",
        headers,
        body: Buffer.from(bytes),
      });
      return { status: answer.status, body: await answer.text() };
    });

  async function announced(bytes: Buffer): Promise<{ sent: Sent; put: Put }> {
    const announcement = announcedAs(bytes);
    const { status, body } = await call(
      "announcement",
      "POST",
      `/v1/applications/${receipt.applicationId}/uploads`,
      announcement,
    );
    expect(status).toBe(201);
    const sent = {
      bytes,
      sha256: announcement.sha256,
      fileId: body.fileId,
      parts: new Set<number>(),
      isKept: false,
    };
    return { sent, put: body.put };
  }

  async function small(bytes: Buffer): Promise<Sent> {
    const { sent, put: to } = await announced(bytes);
    expect((await put("put", to!.url, to!.headers, bytes)).status).toBe(200);
    const completed = await call("completion", "PUT", `/v1/uploads/${sent.fileId}/completion`);
    // What was answered as taken is there, however it was killed since.
    expect([completed.status, completed.body]).toMatchObject([200, { status: "kept" }]);
    sent.isKept = true;
    return sent;
  }

  const part = (bytes: Buffer, number: number) =>
    bytes.subarray((number - 1) * PART_BYTES, number * PART_BYTES);
  async function sendPart({ fileId, bytes, parts }: Sent, number: number): Promise<void> {
    const own = part(bytes, number);
    const sha256 = createHash("sha256").update(own).digest("hex");
    const { body } = await call("part", "PUT", `/v1/uploads/${fileId}/parts/${number}`, { sha256 });
    expect((await put("part", body.put.url, body.put.headers, own)).status).toBe(200);
    parts.add(number);
  }

  async function large(bytes: Buffer): Promise<Sent> {
    const { sent } = await announced(bytes);
    for (let missing = everyPart(bytes); missing.length > 0;) {
      // As a page does it: a few at once, until somebody asks again what is there.
      await each(random.shuffled(missing).slice(0, 3), 2, (number) => sendPart(sent, number));
      const { body } = await call("asking", "GET", `/v1/uploads/${sent.fileId}`);
      const there = (body.parts.there as { number: number }[]).map(({ number }) => number);
      expect(there).toEqual(expect.arrayContaining([...sent.parts]));
      missing = everyPart(bytes).filter((number) => !there.includes(number));
    }
    for (;;) {
      const { status, body } = await call("completion", "PUT", `/v1/uploads/${sent.fileId}/completion`);
      expect(status).toBe(200);
      if (body.status === "kept") break;
      await pause(20);
    }
    sent.isKept = true;
    return sent;
  }

  async function kill(): Promise<void> {
    // In the middle of each kind of thing in turn; where it does not come, in the middle of whatever does.
    const wanted = MIDDLE[killed % MIDDLE.length]!;
    for (let waited = 0; (underWay.get(wanted) ?? 0) === 0 && waited < 15_000 && !isOver; waited += 2)
      await pause(2);
    await pause(random.next() * 30);
    for (const [what, calls] of underWay) if (calls > 0) count(hits, what);
    const again = killAndLook();
    open = again.catch(() => undefined);
    await again;
    killed++;
  }

  /** After the next start nothing is there that broke off, and nothing lies by a name that it must not have yet. */
  async function killAndLook(): Promise<void> {
    await at.kill();
    const half = filesIn(incoming).filter((path) => path.endsWith(".part"));
    halves += half.length;
    await at.start();
    expect(half.filter((path) => existsSync(path))).toEqual([]);
    for (const path of filesIn(content)) expect(basename(path)).toMatch(/^[0-9a-f]{64}$/);
  }

  let made = 0;
  const fresh = (bytes: number): Buffer => Buffer.alloc(bytes, `%PDF-1.7 ${seed} ${++made} `);
  const done: Sent[] = [];
  async function client(): Promise<void> {
    while (!isOver) {
      const isLarge = made % PER_LARGE === 0;
      const bytes = fresh(isLarge ? MOST_PUT_BYTES + 1 : SMALL_BYTES);
      done.push(await (isLarge ? large(bytes) : small(bytes)));
    }
  }

  try {
    const clients = Promise.all(Array.from({ length: CLIENTS }, client)).catch(
      (error: unknown) => void (broken ??= error),
    );
    while (killed < KILLS && broken === undefined) await kill();
    isOver = true;
    await clients;
    if (broken) throw broken as Error;

    // What nobody comes back for: announced, put, a part of a large one, and a whole large one that was never completed.
    const [never, uncompleted] = await Promise.all([
      announced(fresh(SMALL_BYTES)),
      announced(fresh(SMALL_BYTES)),
    ]);
    await put("put", uncompleted.put!.url, uncompleted.put!.headers, uncompleted.sent.bytes);
    const half = (await announced(fresh(MOST_PUT_BYTES + 1))).sent;
    for (const number of [1, 3]) await sendPart(half, number);
    await kill();
    say(`${done.length} files kept; ${halves} halves at the kills; under way at the kills: ${tally(hits)}`);
    for (const what of KILLS >= MIDDLE.length ? MIDDLE : [])
      expect([what, hits.get(what) ?? 0]).not.toEqual([what, 0]);

    for (const { fileId, sha256 } of done) {
      const { status, body } = await call("reading", "GET", `/v1/files/${fileId}/address`);
      expect([fileId, status]).toEqual([fileId, 200]);
      const { pathname, search } = new URL(body.url);
      expect(await hashed(`${at.url()}${pathname}${search}`)).toBe(sha256);
    }
    // Nothing but what was kept, and what may still go on, lies there.
    const coming = new Set([uncompleted.sent.fileId, `${half.fileId}.parts`]);
    expect(new Set(readdirSync(incoming))).toEqual(coming);
    expect(new Set(filesIn(content).map((path) => basename(path)))).toEqual(
      new Set(done.map(({ sha256 }) => sha256)),
    );
    for (const path of filesIn(content)) expect(statSync(path).mode & 0o077).toBe(0);

    // Two mornings later what no case names is gone, and what was never completed with it.
    const { now } = (await at.users.call("GET", "/local/clock")).body as { now: string };
    await at.users.clock(plusSeconds(now, 3 * 86_400));
    await at.users.rest();
    expect(filesIn(incoming)).toEqual([]);
    expect(filesIn(content)).toEqual([]);
    for (const { sent } of [never, uncompleted])
      expect((await call("asking", "GET", `/v1/uploads/${sent.fileId}`)).status).toBe(404);
    expect(at.errors()).toBe("");
  } finally {
    isOver = true;
    await at.stop();
  }
  rmSync(parent, { recursive: true, force: true });
}, 900_000);

type Put = { url: string; headers: Record<string, string> } | null;

const everyPart = (bytes: Buffer): number[] =>
  Array.from({ length: partsOf(bytes.byteLength) }, (_, i) => i + 1);
