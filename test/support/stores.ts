/** The stores that the same suites run over, by name. */
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { openDatabase, openTable } from "./dynalite/database.ts";
import { memoryStore } from "./memoryStore.ts";
import { openStore } from "./record.ts";

/** Stores of one kind, each as good as new. */
export type Stores = {
  open(): CaseStore;
  /** How many calls have not been answered yet: real ones take turns of the event loop. */
  pending(): number;
  close(): Promise<void>;
};

export const STORES = { memory: inMemory, SQLite: inSqlite, dynalite: inDynalite } as const;
export type StoreName = keyof typeof STORES;

function inMemory(): Stores {
  return { open: memoryStore, pending: () => 0, close: async () => undefined };
}

function inSqlite(): Stores {
  const opened: (() => void)[] = [];
  const { counted, pending } = counting();
  return {
    open() {
      const { store, close } = openStore(":memory:");
      opened.push(close);
      return counted(async () => store);
    },
    pending,
    async close() {
      for (const close of opened) close();
    },
  };
}

function inDynalite(): Stores {
  const database = openDatabase();
  const { counted, pending } = counting();
  let tables = 0;
  return {
    open() {
      const table = `approvals-${++tables}`;
      const made = database.then(async ({ client }) => {
        await openTable(client, table);
        return dynamoStore({ client, table });
      });
      return counted(() => made);
    },
    pending,
    close: async () => (await database).close(),
  };
}

type Method = (...given: unknown[]) => Promise<unknown>;

/** Counts calls on their way, to a store that may not be there yet. */
function counting() {
  let pending = 0;
  const counted = (store: () => Promise<CaseStore>): CaseStore =>
    new Proxy({} as CaseStore, {
      get:
        (_, name: keyof CaseStore): Method =>
        async (...given) => {
          pending++;
          try {
            const own = await store();
            return await (own[name] as unknown as Method)(...given);
          } finally {
            pending--;
          }
        },
    });
  return { counted, pending: () => pending };
}
