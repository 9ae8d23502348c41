/** What the pages weigh, and what must not be in them. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { PAGES, signInsOf, type WebFiles } from "../../functions/pages.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { buildAssets } from "../../web/build.ts";
import { shells } from "../../web/shells.ts";

/** What a page may load, gzipped: of script, and of style beside it. */
const MOST = 70 * 1024;
const MOST_STYLE = 6 * 1024;
/** What a part of it may, which is waited for by itself. */
const MOST_PART = 16 * 1024;
/** The rules that a simulation goes by, and Temporal with them, are waited for by whoever unfolds it. */
const HEAVIER: Record<string, number> = { Simulated: 48 * 1024 };
const issuers = { issuer: "https://id.example.org/", clientId: "pages" };
const applicantIssuer = "https://people.example.org/";
const signIns = signInsOf({ ...issuers, applicantIssuer }, "approvals", false);
const [onLaptop, inCloud] = [buildAssets({ laptop: true }), buildAssets({ laptop: false })];
const laptop = { ...shells(onLaptop, null), ...onLaptop };
const cloud = { ...shells(inCloud, signIns), ...inCloud };

/** What a script has a browser load with it. */
const withIt = (body: string): string[] =>
  [...body.matchAll(/\b(?:from|import)"\.\/([\w.-]+\.js)"/g)].map(([, file]) => file!);

/** What it loads when it is wanted. */
const later = (body: string): string[] =>
  [...body.matchAll(/\bimport\("\.\/([\w.-]+)"\+\(self\.askedAgain\?\?""\)\)/g)].map(([, file]) => file!);

/** All scripts of a page by name: its own first, and whatever of it is ever loaded. */
function scriptsOf(files: WebFiles, page: string): Map<string, string> {
  const found = new Set([`${page}.js`]);
  const bodyOf = (file: string) => files[`/assets/${file}`]!.body;
  for (const file of found)
    for (const next of [...withIt(bodyOf(file)), ...later(bodyOf(file))]) found.add(next);
  return new Map([...found].map((file) => [file, bodyOf(file)]));
}

/** The parts of a page that use what it has. */
const partsOf = (files: WebFiles, page: string) =>
  [...scriptsOf(files, page)].filter(
    ([file, body]) => file !== `${page}.js` && withIt(body).includes(`${page}.js`),
  );

/** What stands between the braces of imports or exports: by which name, 0 what it is called there, 1 what here. */
const namesOf = (body: string, braces: RegExp, by: 0 | 1): string[] =>
  [...body.matchAll(braces)].flatMap(([, names]) =>
    names!.split(",").map((one) => one.split(" as ").at(by === 0 ? 0 : -1)!),
  );

describe("the pages", () => {
  it.each(PAGES)("$name loads at most 70 KB of script, all at once, and a little style", ({ name }) => {
    for (const files of [laptop, cloud]) {
      const loaded = [`${name}.js`, `${name}.css`, "style.css"].map((file) => files[`/assets/${file}`]!.body);
      expect(loaded.every((body) => body.length > 100)).toBe(true);
      const [script = 0, ...styles] = loaded.map((body) => gzipSync(body).length);
      expect(script).toBeLessThanOrEqual(MOST);
      expect(styles.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_STYLE);
      // Whatever a script imports by itself is waited for, once it is there.
      expect(withIt(loaded[0]!)).toEqual([]);
    }
  });

  it.each(PAGES)("$name loads English, and what signs people in, when it is wanted", ({ name }) => {
    const { body } = cloud[`/assets/${name}.js`]!;
    const all = [...scriptsOf(cloud, name).values()].slice(1);
    expect(all.every((found) => found.length > 100)).toBe(true);
    const own = { applicant: ["Look up an application"], work: ["Parts of the desk"] }[name as string] ?? [];
    for (const said of [...own, "Parallel approvals", "You are signed out here", "code_verifier"]) {
      expect([said, body.includes(said)]).toEqual([said, false]);
      expect([said, all.some((found) => found.includes(said))]).toEqual([said, true]);
    }
  });

  it.each(PAGES)(
    "$name loads a part of itself as one more file, of its version, which finds in the page what it uses",
    ({ name }) => {
      for (const files of [laptop, cloud]) {
        const handed = new Set(namesOf(files[`/assets/${name}.js`]!.body, /\bexport\{([^}]*)\}/g, 1));
        for (const [file, body] of partsOf(files, name)) {
          expect(file).toMatch(new RegExp(`^${name}-[\\w.]+-[0-9A-F]{8}\\.js$`));
          expect(gzipSync(body).length).toBeLessThanOrEqual(HEAVIER[file.split("-")[1]!] ?? MOST_PART);
          expect([...new Set(withIt(body))]).toEqual([`${name}.js`]);
          const used = namesOf(body, /\bimport\{([^}]*)\}from"/g, 0);
          expect(used.length).toBeGreaterThan(3);
          expect(used.filter((one) => !handed.has(one))).toEqual([]);
        }
      }
    },
  );

  it("that have rare parts keep them out of what everybody waits for", () => {
    const parts = PAGES.map(({ name }) => [name, partsOf(cloud, name).map(([file]) => file.split("-")[1])]);
    expect(Object.fromEntries(parts)).toMatchObject({
      applicant: expect.arrayContaining(["acts", "agency", "EarlierFiles"]),
      work: expect.arrayContaining(["leading", "RarerForm", "flagForms"]),
    });
  });

  it.each(PAGES)(
    "$name knows where the routes lie that it or a part of it names, no others, and nothing of their schemas",
    ({ name }) => {
      const { body } = cloud[`/assets/${name}.js`]!;
      const [known] = [...body.matchAll(/"(\{\\"(?:[^"\\]|\\.)*\\"method(?:[^"\\]|\\.)*\})"/g)].map(
        ([, text]) => JSON.parse(`"${text}"`) as string,
      );
      const routes = JSON.parse(known!) as Record<string, { method: string; path: string }>;
      const all = [...scriptsOf(cloud, name).values()];
      const named = ROUTES.filter((route) => all.some((one) => one.includes(`"${route.name}"`)));
      expect(named.length).toBeGreaterThan(0);
      expect(routes).toEqual(
        Object.fromEntries(named.map((route) => [route.name, { method: route.method, path: route.path }])),
      );
      expect(body).not.toContain("ZodObject");
    },
  );

  it("of the cloud know nothing of the laptop's clock and tokens, nor of the page of components", () => {
    expect(Object.keys(cloud).filter((path) => path.includes("components"))).toEqual([]);
    expect(laptop["/assets/components.js"]!.body.length).toBeGreaterThan(100);
    const scripts = Object.values(cloud).map(({ body }) => body);
    expect(scripts.some((body) => body.includes("/local/"))).toBe(false);
    expect(Object.values(laptop).some(({ body }) => body.includes("/local/clock"))).toBe(true);
  });

  it("show their frame before a script has run, and wait for no style", () => {
    for (const { path, title } of PAGES) {
      expect(cloud[path]!.body).not.toContain("stylesheet");
      expect(cloud[path]!.body).toContain(`<h1>${title.split(" · ")[1]}</h1><p class="loading">`);
    }
  });

  it("hold nothing inline but their style, and name no other host but where people sign in", () => {
    for (const { path, api } of PAGES) {
      const body = cloud[path]!.body.replace(api === "staff" ? issuers.issuer : applicantIssuer, "");
      expect(body.match(/<style>/g)).toEqual(["<style>"]);
      expect(body).not.toMatch(/<script>|<style\s|\sstyle=|\son\w+=/);
      expect(body).not.toMatch(/https?:\/\//);
    }
    for (const sheet of ["style", ...PAGES.map(({ name }) => name)])
      expect(cloud[`/assets/${sheet}.css`]!.body).not.toMatch(/url\(|@import/);
  });
});
