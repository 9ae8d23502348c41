/** Mail as files, one each: for a laptop, and for whoever has a mail server of their own take them on. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageBytes, type Sender } from "../functions/adapters/mail.ts";
import type { Post } from "../functions/app/notices/post.ts";

/** Files are `<digest of the event>.eml`, whole or not there, and readable by their owner alone: there is an address in each. */
export function mailFolder(folder: string, from: Sender): Post {
  return {
    async send(letter) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const name = createHash("sha256").update(letter.id).digest("hex").slice(0, 40);
      const path = join(folder, `${name}.eml`);
      if (existsSync(path)) return { as: "taken" };
      writeFileSync(`${path}.part`, await messageBytes(letter, from), { mode: 0o600, flush: true });
      renameSync(`${path}.part`, path);
      return { as: "taken" };
    },
  };
}
