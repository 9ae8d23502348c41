/** What the pages weigh, and what must not be in them. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { PAGES } from "../../functions/pages.ts";
import { buildWeb } from "../../web/build.ts";

const MOST = 60 * 1024;
const signIn = { issuer: "https://id.example.org/", clientId: "pages", audience: "approvals" };
const laptop = buildWeb({ laptop: true });
const cloud = buildWeb({ laptop: false, signIn });

describe("the pages", () => {
  it.each(PAGES)("$name loads at most 60 KB of script", ({ name }) => {
    for (const files of [laptop, cloud])
      expect(gzipSync(files[`/assets/${name}.js`]!.body).length).toBeLessThanOrEqual(MOST);
  });

  it("of the cloud know nothing of the laptop's clock and tokens", () => {
    const scripts = Object.values(cloud).map(({ body }) => body);
    expect(scripts.some((body) => body.includes("/local/"))).toBe(false);
    expect(Object.values(laptop).some(({ body }) => body.includes("/local/clock"))).toBe(true);
  });

  it("hold nothing inline and name no other host", () => {
    for (const { path } of PAGES) {
      const { body } = cloud[path]!;
      expect(body).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/);
      expect(body).not.toMatch(/https?:\/\//);
    }
    expect(cloud["/assets/style.css"]!.body).not.toMatch(/url\(|@import/);
  });
});
