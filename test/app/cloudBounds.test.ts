/**
 * What the cloud bounds or gives only when it is asked for it: entries of a call, reads that see every write, a secret
 * that could not be read and is asked for again. Each was left out once by hand, and seen to turn red here.
 */
import { GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, type PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "@jest/globals";
import { cursorKey } from "../../functions/adapters/cursorKey.ts";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { eventBridgeBus } from "../../functions/adapters/eventBridge.ts";
import { secretsFrom } from "../../functions/adapters/secretsManager.ts";
import { webhookSecrets } from "../../functions/adapters/webhookSecrets.ts";
import { T0 } from "../support/cases.ts";

describe("the bus", () => {
  it("takes ten events a call: more go in several calls, each once and in their order", async () => {
    const calls: string[][] = [];
    const client = new EventBridgeClient({ region: "us-east-1" });
    client.send = async ({ input }: PutEventsCommand) => {
      const ids = input.Entries!.map(({ Detail }) => (JSON.parse(Detail!) as { id: string }).id);
      if (ids.length > 10) throw new Error("1 validation error: length less than or equal to 10");
      calls.push(ids);
      return { FailedEntryCount: 0 };
    };
    const ids = Array.from({ length: 23 }, (_, n) => `event-${n}`);
    const all = ids.map((id) => ({ id, type: "t", subject: "s", at: T0, data: {} }));
    await eventBridgeBus({ client, busName: "bus" }).publish(all);
    expect(calls.flat()).toEqual(ids);
    expect(calls.map(({ length }) => length)).toEqual([10, 10, 3]);
  });
});

describe("a read that decides what is written", () => {
  /** What of a table is read how; nothing lies in it. */
  function reading() {
    const consistent: unknown[] = [];
    const send = async (command: unknown) => {
      if (command instanceof GetItemCommand || command instanceof QueryCommand)
        consistent.push(command.input.ConsistentRead);
      return {};
    };
    return { consistent, client: { send } };
  }

  it("sees every write: the last number of a series", async () => {
    const { client, consistent } = reading();
    expect(await dynamoStore({ client, table: "t" }).lastNumber("water/受/2026")).toBe(0);
    expect(consistent).toEqual([true]);
  });

  it("sees every write: the key that cursors are sealed with, which is made where there is none", async () => {
    const { client, consistent } = reading();
    expect(await cursorKey(client, "t")()).toHaveLength(32);
    expect(consistent).toEqual([true]);
  });
});

describe("a secret that could not be read", () => {
  /** Fails once, then answers. */
  const failingOnce = (text: string) => {
    let tries = 0;
    return async () => {
      if (++tries === 1) throw new Error("secrets are away");
      return text;
    };
  };

  it("is asked for again at the next call: what codes derive from", async () => {
    const secret = secretsFrom(failingOnce("s".repeat(43)), () => 0);
    await expect(secret()).rejects.toThrow("secrets are away");
    expect(await secret()).toBe("s".repeat(43));
  });

  it("is asked for again at the next delivery: a department's own", async () => {
    const one = `whsec_${"A".repeat(44)}`;
    const secretsOf = webhookSecrets(failingOnce(JSON.stringify({ water: [one] })), () => 0);
    await expect(secretsOf("water")).rejects.toThrow("secrets are away");
    expect(await secretsOf("water")).toEqual([one]);
  });
});
