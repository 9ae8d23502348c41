/**
 * A storm of callbacks on sixty applications: each five times, three of them at once, others that contradict them,
 * strangers, and callbacks at and after the due instant. One outcome each, and every caller is told why.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { ELEVEN } from "../support/runtime.ts";
import { departmentOf, OPINIONS, repeatedEnds, reviewOf, type Said } from "./cases.ts";
import { chance, count, each, say, seedOf, tally } from "./chance.ts";
import { people, type People, type Receipt, type Reply } from "./people.ts";
import { startProcess, type Alive } from "./process.ts";

jest.setTimeout(600_000);

const COUNT = Number(process.env["CHAOS_COUNT"] ?? 60);
/** The first moment at which seven working days have run out: silence consents for water and forestry. */
const DUE = "2026-03-12T00:00:00.000+08:00";
const SILENT = ["water", "forestry"];
/** Escalates at the same instant: what comes then is late, and counts. */
const OVERDUE = "land";

let folder: string;
let alive: Alive;
let users: People;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "approvals-storm-"));
  alive = await startProcess(folder);
  users = people(() => alive.url);
  await users.ready();
});
afterAll(async () => {
  await alive.stop();
  rmSync(folder, { recursive: true, force: true });
});

const codes = new Map<string, Map<string, number>>();

/** Sends one callback, and counts how it was answered. */
async function send(
  group: string,
  reviewId: string,
  says: Said,
  by = departmentOf(reviewId),
): Promise<Reply> {
  const reply = await users.answer(reviewId, OPINIONS[says], by);
  const own = codes.get(group) ?? new Map<string, number>();
  codes.set(group, own);
  count(own, `${reply.status}${reply.status === 200 ? "" : ` ${reply.body.code}`}`);
  return reply;
}

const codeOf = ({ status, body }: Reply): string => (status === 200 ? "200" : (body.code as string));

/** Five times the same: three at once, then two more. */
async function fiveTimes(group: string, reviewId: string, says: Said): Promise<Reply[]> {
  const atOnce = await Promise.all([1, 2, 3].map(() => send(group, reviewId, says)));
  return [...atOnce, await send(group, reviewId, says), await send(group, reviewId, says)];
}

it(`leaves one outcome on each of ${COUNT * ELEVEN.length} reviews and tells the answers apart`, async () => {
  const seed = seedOf();
  const random = chance(seed);
  say("");
  say(`a storm on ${COUNT} applications × ${ELEVEN.length} departments (CHAOS_SEED=${seed})`);
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string) => void (isRight || wrong.push(what));
  const outcomes = new Map<string, string>();

  const receipts: Receipt[] = [];
  await each(
    Array.from({ length: COUNT }, (_, i) => i),
    8,
    async (i) => void receipts.push((await users.submit(`storm-${i}`, [])).body),
  );
  await users.rest();

  /** The same five times, then another answer five times: the first stands. */
  async function repeated(reviewId: string): Promise<void> {
    const [says, other] = random.shuffled(["consented", "not-applicable"] as const) as [Said, Said];
    for (const { status, body } of await fiveTimes("the same five times", reviewId, says))
      check(status === 200 && body.outcome === says, `${reviewId}: ${status} ${body.outcome}`);
    for (const reply of await fiveTimes("contradicted afterwards", reviewId, other))
      check(
        codeOf(reply) === "already-decided" && reply.body.outcome === says,
        `${reviewId}: contradicted, ${codeOf(reply)}`,
      );
    outcomes.set(reviewId, says);
  }

  /** Two answers at once, three times each: one wins, and everybody hears which. */
  async function contested(reviewId: string): Promise<void> {
    const sent = random.shuffled<Said>([
      ...Array.from({ length: 3 }, () => "consented" as const),
      ...Array.from({ length: 3 }, () => "not-applicable" as const),
    ]);
    const replies = await Promise.all(sent.map((says) => send("contradicted at once", reviewId, says)));
    const winners = new Set(sent.filter((_, i) => replies[i]!.status === 200));
    check(winners.size === 1, `${reviewId}: ${winners.size} answers were acknowledged`);
    const [winner] = winners;
    for (const [i, reply] of replies.entries())
      check(
        reply.body.outcome === winner && codeOf(reply) === (sent[i] === winner ? "200" : "already-decided"),
        `${reviewId}: contested, ${codeOf(reply)}`,
      );
    outcomes.set(reviewId, winner!);
  }

  /** Another department of the same application, and reviews that nobody has. */
  async function strangers(reviewId: string): Promise<void> {
    const stranger = ELEVEN[(ELEVEN.indexOf(departmentOf(reviewId)) + 1) % ELEVEN.length]!;
    const foreign = await send("by another department", reviewId, "consented", stranger);
    check(codeOf(foreign) === "not-your-review", `${reviewId}: by a stranger, ${codeOf(foreign)}`);
    for (const unknown of [`${reviewId}x`, `440307-0000000000000000.consult-land`]) {
      const reply = await send("of an unknown review", unknown, "consented", "land");
      check(codeOf(reply) === "unknown-review", `${unknown}: ${codeOf(reply)}`);
    }
  }

  const prompt = ELEVEN.filter((department) => ![...SILENT, OVERDUE].includes(department));
  const groups = random.shuffled(
    receipts.flatMap(({ applicationId }) =>
      prompt.flatMap((department) => {
        const reviewId = reviewOf(applicationId, department);
        const acts = [random.next() < 0.5 ? repeated : contested];
        if (random.next() < 0.2) acts.push(strangers);
        return acts.map((act) => () => act(reviewId));
      }),
    ),
  );
  await each(groups, 12, (act) => act());

  // The due instant comes while the last departments answer.
  await users.clock("2026-03-11T23:59:59.000+08:00");
  const atDue = random.shuffled(receipts.map(({ applicationId }) => reviewOf(applicationId, "water")));
  let moving: Promise<void> | undefined;
  let asked = 0;
  await each(atDue, 6, async (reviewId) => {
    if (++asked > COUNT / 3) moving ??= users.clock(DUE);
    const replies = await fiveTimes("while it falls due", reviewId, "consented");
    const isTimely = replies.some(({ status }) => status === 200);
    outcomes.set(reviewId, isTimely ? "consented" : "deemed-consent");
    for (const reply of replies)
      check(
        codeOf(reply) === (isTimely ? "200" : "late"),
        `${reviewId}: at its due instant, ${replies.map(codeOf).join(" ")}`,
      );
  });
  await moving;

  const late = receipts.flatMap(({ applicationId }) => [
    async () => {
      const reviewId = reviewOf(applicationId, "forestry");
      for (const reply of await fiveTimes("late, consented to by silence", reviewId, "objected"))
        check(
          codeOf(reply) === "late" && reply.body.outcome === "deemed-consent",
          `${reviewId}: late, ${codeOf(reply)}`,
        );
      outcomes.set(reviewId, "deemed-consent");
    },
    async () => {
      const reviewId = reviewOf(applicationId, OVERDUE);
      for (const { status, body } of await fiveTimes("late, escalated", reviewId, "consented"))
        check(status === 200 && body.overdue === true, `${reviewId}: overdue, ${status} ${body.overdue}`);
      outcomes.set(reviewId, "consented");
    },
  ]);
  await each(random.shuffled(late), 12, (act) => act());
  await users.rest();

  let [events, decided, firsts] = [0, 0, 0];
  await each(receipts, 8, async (receipt) => {
    const status = await users.status(receipt);
    check(status.status === "granted", `${receipt.applicationId}: ${status.status}`);
    if (status.decision) decided++;
    for (const { reviewId, outcome } of status.reviews)
      check(outcome === outcomes.get(reviewId), `${reviewId}: ${outcome}, not ${outcomes.get(reviewId)}`);
    for (const { reviewId, outcome } of status.decision?.matters ?? [])
      check(outcome === outcomes.get(reviewId), `${reviewId} in the decision: ${outcome}`);
    const history = await users.events(receipt);
    events += history.length;
    firsts += history.filter(({ type }) => type === "opinion-given").length;
    wrong.push(...repeatedEnds(history));
  });

  let [sent, acknowledged] = [0, 0];
  for (const [group, own] of codes) {
    say(`${group}: ${tally(own)}`);
    for (const [code, times] of own) {
      sent += times;
      if (code === "200") acknowledged += times;
    }
  }
  say(`${sent} callbacks: ${firsts} first answers with 200, ${acknowledged - firsts} repeats with 200`);
  say(
    `${outcomes.size} reviews with one outcome each, ${decided} applications decided, ${events} events, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
  expect([outcomes.size, decided]).toEqual([COUNT * ELEVEN.length, COUNT]);
  expect(alive.errors()).toBe("");
});
