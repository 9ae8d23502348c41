/**
 * `npm run bench:uploads -- [--files 200] [--megabytes 20] [--clients 20] [--large 500] [--rounds 3] [note]`: files put by
 * so many clients at once, and one large one in parts, on one machine; beside a floor that does nothing but hash, write and
 * force to the disk what comes. Says how much went through a second, and what it took of memory.
 */
import { parseArgs } from "node:util";
import { MOST_PUT_BYTES } from "../functions/domain/files/kind.ts";
import { partsOf, PART_BYTES } from "../functions/domain/files/parts.ts";
import {
  caller,
  closedLoop,
  expectStatus,
  median,
  pause,
  percentile,
  type Caller,
  type Run,
} from "./load.ts";
import { PRODUCT, start, stopAllAtExit, type Program, type Started } from "./processes.ts";
import { submit, type Submitted } from "./product.ts";
import { machine, MEGABYTE, row } from "./report.ts";
import { contentOf, putContent, type Content } from "./uploads/content.ts";
import { watchMemory } from "./uploads/memory.ts";

const { values, positionals } = parseArgs({
  options: {
    files: { type: "string", default: "200" },
    megabytes: { type: "string", default: "20" },
    clients: { type: "string", default: "20" },
    large: { type: "string", default: "500" },
    rounds: { type: "string", default: "3" },
  },
  allowPositionals: true,
});
const [files, megabytes, clients, large, rounds] = [
  values.files,
  values.megabytes,
  values.clients,
  values.large,
  values.rounds,
].map(Number) as [number, number, number, number, number];
if (megabytes * MEGABYTE > MOST_PUT_BYTES || large * MEGABYTE <= MOST_PUT_BYTES)
  throw new Error(`--megabytes is at most, and --large more than, ${MOST_PUT_BYTES / MEGABYTE}`);

/** Goals on two processors. */
const SHARE_OF_FLOOR = 0.6;
const MOST_MORE_MEGABYTES = 100;
/** Parts under way at once, as the pages have it. */
const PARTS_AT_ONCE = 3;
const WARM_UP = 2;
const SETTLE_MILLISECONDS = 1500;

const FLOOR: Program = {
  words: ["--disable-warning=ExperimentalWarning", "bench/uploads/floor.ts"],
  env: (folder) => ({ DATA_DIR: folder }),
};

type Round = { run: Run; large: { sent: number; kept: number }; more: { files: number; large: number } };

stopAllAtExit();
const under = machine(positionals.join(" "));
const progress = (text: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${text}`);

progress("hashing what will be sent");
const contents = Array.from({ length: files + WARM_UP }, (_, i) => contentOf(megabytes * MEGABYTE, i));
const largeOne = contentOf(large * MEGABYTE, files + WARM_UP);

const floors: Round[] = [];
const products: Round[] = [];
for (let round = 1; round <= rounds; round++) {
  floors.push(await measured(`round ${round}, floor`, FLOOR, floorOf));
  products.push(await measured(`round ${round}, product`, PRODUCT, productOf));
}

/** How bytes come to whoever is measured. */
type Target = { put(content: Content, client: number): Promise<void>; putLarge(): Promise<Round["large"]> };

async function measured(
  what: string,
  program: Program,
  targetOf: (to: Caller, url: string) => Promise<Target>,
): Promise<Round> {
  progress(`${what}: ${files} files of ${megabytes} MB by ${clients} clients`);
  const started = await start(program);
  const to = caller(started.url, clients + 1);
  try {
    const target = await targetOf(to, started.url);
    for (const content of contents.slice(files)) await target.put(content, 0);
    await pause(SETTLE_MILLISECONDS);
    const { run, more: forFiles } = await withMemory(started, () => {
      const free = Array.from({ length: clients }, (_, i) => i);
      return closedLoop(clients, contents.slice(0, files), async (content) => {
        const client = free.pop()!;
        await target.put(content, client);
        free.push(client);
      });
    });
    await pause(SETTLE_MILLISECONDS);
    progress(`${what}: one of ${large} MB`);
    const one = await withMemory(started, () => target.putLarge());
    return { run, large: one.run, more: { files: forFiles, large: one.more } };
  } finally {
    to.close();
    await started.stop();
  }
}

/** @returns how many bytes more than before were resident at its highest */
async function withMemory<T>(started: Started, act: () => Promise<T>): Promise<{ run: T; more: number }> {
  const watch = watchMemory(() => started.memory().resident);
  const run = await act();
  return { run, more: watch.stop() };
}

async function floorOf(_: Caller, url: string): Promise<Target> {
  const put = (content: Content) => putContent(`${url}/${content.sha256}`, {}, content);
  return {
    put,
    async putLarge() {
      const began = performance.now();
      await put(largeOne);
      const seconds = (performance.now() - began) / 1000;
      return { sent: seconds, kept: seconds };
    },
  };
}

/** Announced, put and completed, each client for an application of its own. */
async function productOf(to: Caller): Promise<Target> {
  const applications: Submitted[] = [];
  for (let i = 0; i < clients; i++) applications.push(await submit(to));
  const headersOf = ({ queryCode }: Submitted) => ({ "x-query-code": queryCode });

  async function announced(content: Content, client: number) {
    const of = applications[client]!;
    const path = `/v1/applications/${of.applicationId}/uploads`;
    const body = {
      name: "file.pdf",
      bytes: content.bytes,
      sha256: content.sha256,
      type: "application/pdf",
    };
    const reply = await to.send({ method: "POST", path, headers: headersOf(of), body });
    return { headers: headersOf(of), ...(expectStatus(reply, 201) as { fileId: string; put: Put }) };
  }
  type Put = { url: string; headers: Record<string, string> };
  const complete = async (fileId: string, headers: Record<string, string>) => {
    const reply = await to.send({ method: "PUT", path: `/v1/uploads/${fileId}/completion`, headers });
    return (expectStatus(reply, 200) as { status: string }).status;
  };

  return {
    async put(content, client) {
      const { fileId, put, headers } = await announced(content, client);
      await putContent(put.url, put.headers, content);
      await complete(fileId, headers);
    },
    async putLarge() {
      const began = performance.now();
      const { fileId, headers } = await announced(largeOne, 0);
      const numbers = Array.from({ length: partsOf(largeOne.bytes) }, (_, i) => i + 1);
      await closedLoop(PARTS_AT_ONCE, numbers, async (number) => {
        const part = largeOne.piece((number - 1) * PART_BYTES, number * PART_BYTES);
        const path = `/v1/uploads/${fileId}/parts/${number}`;
        const reply = await to.send({ method: "PUT", path, headers, body: { sha256: part.sha256 } });
        const { put } = expectStatus(reply, 200) as { put: Put };
        await putContent(put.url, put.headers, part);
      });
      const sent = (performance.now() - began) / 1000;
      while ((await complete(fileId, headers)) !== "kept") await pause(50);
      const kept = (performance.now() - began) / 1000;
      await readBack(fileId, headers);
      return { sent, kept };
    },
  };

  /** What was kept is what was sent: it is read once, and its server withholds the end of anything else. */
  async function readBack(fileId: string, headers: Record<string, string>): Promise<void> {
    const reply = await to.send({ method: "GET", path: `/v1/files/${fileId}/address`, headers });
    const { url } = expectStatus(reply, 200) as { url: string };
    const answer = await fetch(url);
    let bytes = 0;
    for await (const chunk of answer.body!) bytes += (chunk as Uint8Array).byteLength;
    if (bytes !== largeOne.bytes) throw new Error(`${bytes} of ${largeOne.bytes} bytes were read back`);
  }
}

const rate = ({ run }: Round): number => (run.milliseconds.length * megabytes) / run.seconds;
const spread = (all: readonly number[], digits: number): string =>
  `${median(all).toFixed(digits)} (${all.map((one) => one.toFixed(digits)).join(", ")})`;
const of = (some: readonly Round[], value: (round: Round) => number, digits = 0): string =>
  spread(some.map(value), digits);
const share = products.map((round, i) => rate(round) / rate(floors[i]!));
const largeShare = products.map((round, i) => floors[i]!.large.kept / round.large.sent);
const moreOf = (round: Round) => round.more.files / MEGABYTE;
const moreOfLarge = (round: Round) => round.more.large / MEGABYTE;
const goal = (text: string, value: number, isMet: boolean, digits: number) =>
  row(text, value.toFixed(digits), isMet ? "met" : "MISSED");
const shareGoal = median(share);
const memoryGoal = Math.max(...products.map(moreOf));
const largeMemory = Math.max(...products.map(moreOfLarge));

console.log(
  [
    ...under,
    `  ${files} files of ${megabytes} MB, each of another content, by ${clients} clients, each of them for an application of its own; then one of`,
    `    ${large} MB; ${rounds} rounds, floor and product in turn, each a new process on an empty folder, ${WARM_UP} files to warm up.`,
    "  An upload is announced, put and completed; the large one comes in parts of 8 MB, three at a time, and is hashed whole.",
    "  The floor: node:http that hashes each body while it writes it, forces it to the disk, and compares nothing.",
    "  Memory: what was resident before, every 100 ms as seen from outside, and at its highest.",
    "",
    "UPLOADS (measured: the median, and every round in brackets)",
    row("floor", of(floors, rate), "MB a second"),
    row("product", of(products, rate), "MB a second"),
    row(
      "product: an upload",
      of(products, ({ run }) => percentile(run.milliseconds, 50)),
      "ms p50",
    ),
    row(
      "",
      of(products, ({ run }) => percentile(run.milliseconds, 99)),
      "ms p99",
    ),
    row("product ÷ floor", spread(share, 2), "computed, round by round"),
    row("floor: resident more than before", of(floors, moreOf), "MB at its highest"),
    row("product: resident more than before", of(products, moreOf), "MB at its highest"),
    "",
    `ONE OF ${large} MB (measured)`,
    row(
      "floor, in one",
      of(floors, (round) => round.large.kept, 1),
      "s",
    ),
    row(
      "product, in parts, until all are there",
      of(products, (round) => round.large.sent, 1),
      "s",
    ),
    row(
      "product, until it was checked and kept",
      of(products, (round) => round.large.kept, 1),
      "s",
    ),
    row("floor ÷ product, until all parts are there", spread(largeShare, 2), "computed"),
    row("product: resident more than before", of(products, moreOfLarge), "MB at its highest"),
    "",
    "GOALS on two processors",
    goal(`product ÷ floor ≥ ${SHARE_OF_FLOOR}`, shareGoal, shareGoal >= SHARE_OF_FLOOR, 2),
    goal(`MB more, files ≤ ${MOST_MORE_MEGABYTES}`, memoryGoal, memoryGoal <= MOST_MORE_MEGABYTES, 0),
    goal(
      `MB more, the large one ≤ ${MOST_MORE_MEGABYTES}`,
      largeMemory,
      largeMemory <= MOST_MORE_MEGABYTES,
      0,
    ),
  ].join("\n"),
);
