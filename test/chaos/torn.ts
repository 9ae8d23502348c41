/** Copies of a folder as a power cut at a random moment under load may leave it, each opened by a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@jest/globals";
import { departmentOf, missing, repeatedEnds, wrongs } from "./cases.ts";
import { chance, count, each, say, seedOf, tally } from "./chance.ts";
import { END, load, planned, type Planned } from "./load.ts";
import { tear, type Forced } from "./log.ts";
import type { Status } from "./people.ts";
import { receiver } from "./receiver.ts";
import { site } from "./site.ts";

const PRELOAD = fileURLToPath(new URL("forced.ts", import.meta.url));

/** What had been answered when it was copied. */
type Copy = { folder: string; cases: Planned[]; forced: Forced };

export async function tearUnderLoad(copies: number): Promise<void> {
  const seed = seedOf();
  const random = chance(seed);
  const plan = planned(Math.max(6, Math.min(copies, 30)), random);
  const parent = mkdtempSync(join(tmpdir(), "approvals-torn-"));
  const folder = join(parent, "data");
  const endpoint = await receiver(random);
  const region = endpoint.regionIn(join(parent, "region"));
  const noted = join(parent, "forced.json");
  const env = { CHAOS_RECORD: join(folder, "record.sqlite"), CHAOS_FORCED: noted };
  const at = await site(folder, { region, preload: PRELOAD, env });
  say("");
  say(`${copies} torn disks under load of ${plan.length} applications (CHAOS_SEED=${seed})`);
  const made: Copy[] = [];
  const hits = new Map<string, number>();
  let copying: Promise<void> | undefined;
  let broken: unknown;

  function copy(): void {
    const into = join(parent, `copy-${made.length}`);
    copying ??= at
      .copyInto(into, () => {
        for (const [kind, calls] of Object.entries(underLoad.underWay)) if (calls > 0) count(hits, kind);
        const forced = JSON.parse(readFileSync(noted, "utf8")) as Forced;
        made.push({ folder: into, cases: structuredClone(plan), forced });
      })
      .catch((error: unknown) => void (broken ??= error))
      .finally(() => (copying = undefined));
  }

  const underLoad = load(at.users, plan, random, {
    // A slow disk copies for longer than the load would last: what is under way then is, and nothing more is asked meanwhile.
    isBack: async () => copying,
    onAnswer(answers) {
      if (made.length < (answers / (underLoad.wanted * 0.8)) * copies - random.next())
        setTimeout(copy, random.next() * 20);
    },
    onMove: () =>
      void (made.length < copies && random.next() < copies / 30 && setTimeout(copy, random.next() * 60)),
  });

  try {
    await underLoad.run();
    await copying;
    if (broken) throw broken;
    expect(at.errors()).toBe("");
  } finally {
    await at.stop();
  }
  say(`answers: ${tally(underLoad.answers)}; under way at the stops: ${tally(hits)}`);

  const tears = new Map<string, number>();
  const wrong: string[] = [];
  let unforced = 0;
  try {
    for (const [i, one] of made.slice(0, copies).entries()) {
      if (i > 0 && i % 10 === 0) say(`${i} of ${copies} opened, wrong so far: ${wrong.length}`);
      const { how, unforced: bytes } = tear(join(one.folder, "record.sqlite"), one.forced, random);
      count(tears, how);
      if (bytes > 0) unforced++;
      const found = await opened(one, region);
      if (found.length > 0) wrong.push(`${one.folder}, ${how}:`, ...found);
      else rmSync(one.folder, { recursive: true });
    }
  } finally {
    await endpoint.close();
  }
  say(`${made.length} copies, ${unforced} with something behind the last forced commit: ${tally(tears)}`);
  say(`wrong: ${wrong.length}`);
  expect(wrong).toEqual([]);
  expect(made.length).toBeGreaterThanOrEqual(copies);
  rmSync(parent, { recursive: true, force: true });
}

/** What is missing in a copy, and what does not end right in it once all limits have run out. */
async function opened({ folder, cases }: Copy, region: string): Promise<string[]> {
  const found: string[] = [];
  const at = await site(folder, { region });
  try {
    const submitted = cases.filter(({ receipt }) => receipt.applicationId !== "");
    await each(submitted, 8, async (one) => {
      found.push(...missing(one, await at.users.status(one.receipt)));
    });
    await at.users.clock(END);
    await each(submitted, 8, async (one) => {
      const status = await at.users.status(one.receipt);
      const events = await at.users.events(one.receipt);
      takeOver(one, status);
      found.push(...wrongs(one, status), ...repeatedEnds(events));
    });
    if (at.errors() !== "") found.push(at.errors());
  } finally {
    await at.stop();
  }
  return found;
}

/** Of what had no answer when the disk was torn, some is on record: that counts like what had one. */
function takeOver(one: Planned, { status, reviews }: Status): void {
  for (const { reviewId, outcome, closedAt } of reviews) {
    const department = departmentOf(reviewId);
    const means = one.means.get(department);
    if (means?.says === outcome && closedAt !== null)
      one.acknowledged.set(department, { says: means.says, at: closedAt });
  }
  if (status === "withdrawn" && one.withdraws !== null)
    one.withdrawnAt ??= reviews.find(({ outcome }) => outcome === "cancelled")?.closedAt ?? "9999";
}
