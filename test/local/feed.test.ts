/** The laptop's stream: in order, to every consumer, again from where one failed. */
import { describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { activity } from "../../local/activity.ts";
import { feed, type Consumer } from "../../local/feed.ts";

type Batch = { Records: { dynamodb: { SequenceNumber: string } }[] };
const change = { newImage: { pk: { S: "a" } }, oldImage: null };

function setup(...consumers: Consumer[]) {
  const going = activity();
  const errors: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...told) => void errors.push(told) };
  const { push } = feed(consumers, going, log);
  return { push, rest: () => going.rest(), errors };
}

const collecting =
  (seen: string[], failures: string[] = []): Consumer =>
  async (batch) => {
    for (const { dynamodb } of (batch as Batch).Records) {
      const fails = failures.indexOf(dynamodb.SequenceNumber);
      if (fails !== -1) {
        failures.splice(fails, 1);
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
      seen.push(dynamodb.SequenceNumber);
    }
    return { batchItemFailures: [] };
  };

describe("the feed", () => {
  it("hands every change to every consumer, in order", async () => {
    const [one, two]: [string[], string[]] = [[], []];
    const { push, rest } = setup(collecting(one), collecting(two));
    for (let i = 0; i < 250; i++) push(change);
    await rest();
    expect(one).toEqual(Array.from({ length: 250 }, (_, i) => String(i + 1)));
    expect(two).toEqual(one);
  });

  it("lets no case wait for another, and keeps each in order", async () => {
    const seen: string[] = [];
    let free = () => {};
    const blocked = new Promise<void>((resolve) => (free = resolve));
    const blocking: Consumer = async (batch) => {
      for (const { dynamodb } of (batch as { Records: { dynamodb: { NewImage: { pk: { S: string } } } }[] })
        .Records) {
        if (dynamodb.NewImage.pk.S === "slow") await blocked;
        seen.push(dynamodb.NewImage.pk.S);
      }
      return { batchItemFailures: [] };
    };
    const { push, rest } = setup(blocking);
    const cases = ["slow", ...Array.from({ length: 20 }, (_, i) => `case ${i}`)];
    for (const pk of cases) push({ newImage: { pk: { S: pk } }, oldImage: null });
    await new Promise((resolve) => void setImmediate(resolve));
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).not.toContain("slow");
    free();
    await rest();
    expect(seen.toSorted()).toEqual(cases.toSorted());
  });

  it("hands over again from the failure on, and holds up nobody else", async () => {
    const [failing, other]: [string[], string[]] = [[], []];
    const { push, rest, errors } = setup(collecting(failing, ["2", "2"]), collecting(other));
    for (let i = 0; i < 3; i++) push(change);
    await rest();
    expect(failing).toEqual(["1", "2", "3"]);
    expect(other).toEqual(["1", "2", "3"]);
    expect(errors).toEqual([]);
  });

  it("gives up on a change that fails again and again, says so, and goes on", async () => {
    const seen: string[] = [];
    const { push, rest, errors } = setup(
      collecting(
        seen,
        Array.from({ length: 9 }, () => "2"),
      ),
    );
    for (let i = 0; i < 3; i++) push(change);
    await rest();
    expect(seen).toEqual(["1", "3"]);
    expect(errors).toHaveLength(1);
  });
});
