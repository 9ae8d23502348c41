/** The platform's notes about itself. */
import type { DatabaseSync } from "node:sqlite";
import type { Writes } from "./writes.ts";

export function notesIn(database: DatabaseSync, writes: Writes) {
  const one = database.prepare("SELECT value FROM notes WHERE name = ?");
  const put = database.prepare(
    "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const first = database.prepare("INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const over = database.prepare("UPDATE notes SET value = ? WHERE name = ? AND value = ?");

  return {
    of: (name: string): string | undefined => (one.get(name) as { value: string } | undefined)?.value,
    put: (name: string, value: string): Promise<unknown> => writes.run(() => put.run(name, value)),
    /** Takes one of so many places in a list; whoever has one keeps it. */
    take: (list: string, taker: string, most: number): Promise<boolean> =>
      writes.run(() => {
        const taken = JSON.parse((one.get(list) as { value: string } | undefined)?.value ?? "[]") as string[];
        if (taken.includes(taker)) return true;
        if (taken.length >= most) return false;
        put.run(list, JSON.stringify([...taken, taker]));
        return true;
      }),
    async replace(name: string, before: string | undefined, value: string): Promise<"saved" | "conflict"> {
      const { changes } = await writes.run(() =>
        before === undefined ? first.run(name, value) : over.run(value, name, before),
      );
      return changes === 0 ? "conflict" : "saved";
    },
  };
}
