/** The services beside the table, each call of them noted: whose, and which. */
import type { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { eventBridgeBus } from "../../functions/adapters/eventBridge.ts";
import type { Bus, Engine } from "../../functions/app/base/ports.ts";
import type { Signer } from "../../functions/app/base/signing.ts";

/** One call of another service by a function: of the bus, of what signs, or of what starts and wakes executions. */
export type Call = { by: string; what: "publish" | "sign" | "engine" };

type Note = (call: Call) => void;

export const countedSigner = (by: string, signer: Signer, note: Note): Signer => ({
  key: signer.key,
  sign(bytes) {
    note({ by, what: "sign" });
    return signer.sign(bytes);
  },
});

export function countedEngine(by: string, engine: Engine, note: Note): Engine {
  const noted =
    <A extends unknown[], R>(act: (...given: A) => R) =>
    (...given: A): R => {
      note({ by, what: "engine" });
      return act(...given);
    };
  return {
    start: noted(engine.start),
    statusOf: noted(engine.statusOf),
    runningSince: noted(engine.runningSince),
    wake: noted(engine.wake),
    rearm: noted(engine.rearm),
  };
}

/** The bus as it is deployed, with nobody behind it. @param entry told of the size of each event, in bytes as the bus counts them */
export function countedBus(by: string, note: Note, entry: (bytes: number) => void): Bus {
  const client = {
    async send({ input: { Entries = [] } }: PutEventsCommand) {
      note({ by, what: "publish" });
      for (const { Source = "", DetailType = "", Detail = "" } of Entries)
        entry(Buffer.byteLength(Source + DetailType + Detail));
      return { FailedEntryCount: 0, Entries: [] };
    },
  };
  return eventBridgeBus({ client: client as unknown as EventBridgeClient, busName: "counted" });
}
