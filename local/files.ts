/** What the laptop keeps in its folder beside the table: the clock and the secret. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseInstant, type Instant } from "../functions/domain/time.ts";

export type Folder = {
  database: string;
  path: string;
  /** Where the virtual clock stood; `undefined` while the clock was the machine's. */
  clock(): Instant | undefined;
  keepClock(now: Instant): void;
  secret(): string;
};

export function folder(path: string): Folder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const clockFile = join(path, "clock.txt");
  return {
    path,
    database: join(path, "table"),
    clock: () => (existsSync(clockFile) ? parseInstant(readFileSync(clockFile, "utf8").trim()) : undefined),
    keepClock(now) {
      // Written aside and renamed: whoever stops the process never finds half a clock.
      writeFileSync(`${clockFile}.new`, `${now}\n`);
      renameSync(`${clockFile}.new`, clockFile);
    },
    secret() {
      const file = join(path, "secret.txt");
      if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
      return readFileSync(file, "utf8");
    },
  };
}
