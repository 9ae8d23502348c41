/** Our own sources as text, for what no compiler looks at. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @param folder from the root of the repository @returns each file under these folders of it, by its path from there */
export function programsIn(folder: string, within: readonly string[]): { name: string; text: string }[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return within.flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({ name: `${part}/${file}`, text: readFileSync(join(root, part, file), "utf8") })),
  );
}
