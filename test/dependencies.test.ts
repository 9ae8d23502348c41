/** What the product depends on is what its record says, each with a reason; and everything of it is used. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

const { dependencies, optionalDependencies } = JSON.parse(read("package.json")) as Record<
  "dependencies" | "optionalDependencies",
  Record<string, string>
>;
const record = read("docs/adr/0025-what-the-product-depends-on.md");

/** Package → reason. */
const reasons = new Map(
  [...record.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name, reason]) => [name!, reason!.trim()]),
);

const sources = ["functions", "server"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(join(folder, file))),
);

describe("what is installed with the product", () => {
  it("is what the record says, with a reason each", () => {
    expect([...reasons.keys()].sort()).toEqual(Object.keys(dependencies).sort());
    expect([...reasons].filter(([, reason]) => reason.length < 10)).toEqual([]);
    expect(Object.keys(optionalDependencies).filter((name) => !record.includes(`\`${name}\``))).toEqual([]);
  });

  it("is imported by what runs", () => {
    const unused = Object.keys(dependencies).filter(
      (name) => !sources.some((source) => source.includes(`"${name}"`) || source.includes(`"${name}/`)),
    );
    expect(unused).toEqual([]);
  });

  it("has exact versions", () => {
    const all = { ...dependencies, ...optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
