/**
 * The product as its next version might be: other bytes, and where wanted a record that the one before does not know. Whoever
 * starts it names REGION, as with any other.
 */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { SERVER_BUNDLE } from "../../scripts/serverBundle.ts";
import { ROOT } from "../support/npmStart.ts";

/**
 * @param outfile two folders below the root, as every build lies
 * @param migrates whether it brings the record up to a date that this version does not know
 */
export async function buildNewer(outfile: string, migrates: boolean): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    ...SERVER_BUNDLE,
    outfile,
    minify: true,
    plugins: [
      {
        name: "a newer schema",
        setup: ({ onLoad }) =>
          onLoad({ filter: /server\/store\/schema\.ts$/ }, ({ path }) => {
            const source = readFileSync(path, "utf8");
            if (!migrates) return { contents: source, loader: "ts" };
            const begin = "export const MIGRATIONS: readonly string[] = [";
            if (!source.includes(begin)) throw new Error("the list of migrations is called otherwise");
            const list = source.replace(begin, "const BEFORE: readonly string[] = [");
            const more =
              'export const MIGRATIONS = [...BEFORE, "CREATE TABLE of_a_newer_version (x TEXT) STRICT;"];';
            return { contents: `${list}\n${more}`, loader: "ts" };
          }),
      },
    ],
  });
}
