/** Copies that the platform keeps of files that were handed in as links: made, compared, tried again, and what failed is said. */
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import type { FetchFile } from "../../functions/app/files/copying.ts";
import type { Uncopied } from "../../functions/domain/base/link.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS, digestOf } from "./content.ts";

jest.setTimeout(60_000);

const HOST = "files.example.org";
const good = example("municipal-road-application");

const worlds: World[] = [];
afterEach(async () => {
  for (const w of worlds.splice(0)) await w.stop();
});

type Lies = Uint8Array | { why: Uncopied };

/** A region that has copies made, and what lies at addresses; what nobody has put there is not there. */
async function copying(lies: Record<string, Lies>, copiedFrom: readonly string[] = [HOST]) {
  const rules = fixtureRules();
  const links = { ...rules.region.links, copiedFrom };
  const fetched: string[] = [];
  const fetchFile: FetchFile = async (uri) => {
    fetched.push(uri);
    const found = lies[new URL(uri).pathname] ?? { why: "denied" };
    return "why" in found ? found : { bytes: found };
  };
  const w = await world({ rules: { ...rules, region: { ...rules.region, links } }, fetchFile });
  worlds.push(w);
  return { w, fetched };
}

const link = (code: string, path: string, bytes: Uint8Array, name = "总平面图") => ({
  code,
  name,
  sha256: digestOf(bytes),
  uri: `https://${HOST}${path}`,
});

/** Submits the example with this as its site plan, everything else as it was. */
async function submitted(w: World, ...sitePlan: object[]): Promise<Applicant> {
  const others = good.materials.filter(({ code }) => code !== "site-plan");
  const { status, body } = await w.call("POST", "/v1/applications", {
    ...good,
    materials: [...others.map((one) => ({ ...one, uri: "https://example.org/x.pdf" })), ...sitePlan],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as Applicant;
}

const rowOf = async (w: World, applicant: Applicant) =>
  (await w.status(applicant)).materials.find(({ code }: { code: string }) => code === "site-plan");

/** What the history says of copies. */
const told = async (w: World, { applicationId, queryCode }: Applicant) => {
  const path = `/v1/applications/${applicationId}/events`;
  const { body } = await w.call("GET", path, undefined, { "x-query-code": queryCode });
  return body.events
    .filter(({ type }: { type: string }) => type.startsWith("link-"))
    .map(({ type, data }: { type: string; data: object }) => ({ type, ...data }));
};

describe("a link", () => {
  it("is fetched and kept: its copy is shown beside it, and read by who may see the material", async () => {
    const { w, fetched } = await copying({ "/plan": CONTENTS.pdf });
    const applicant = await submitted(w, link("site-plan", "/plan", CONTENTS.pdf));
    await w.clock("PT1S");
    const row = await rowOf(w, applicant);
    expect(row).toMatchObject({
      uri: `https://${HOST}/plan`,
      copy: { status: "kept", bytes: CONTENTS.pdf.byteLength, kind: "pdf", isShown: true },
    });
    const { fileId } = row.copy;
    const address = (headers: Record<string, string>) =>
      w.call("GET", `/v1/files/${fileId}/address`, undefined, headers);
    for (const by of [w.as.applicant(applicant), await w.as.department("planning")]) {
      const { status, body } = await address(by);
      expect([status, body.name, body.sha256]).toEqual([200, "总平面图.pdf", digestOf(CONTENTS.pdf)]);
      expect(Buffer.from(await (await fetch(body.url)).arrayBuffer())).toEqual(CONTENTS.pdf);
    }
    const other = await submitted(w, link("site-plan", "/none", CONTENTS.png));
    expect((await address(w.as.applicant(other))).status).toBe(404);
    expect(await told(w, applicant)).toMatchObject([{ type: "link-copied", code: "site-plan" }]);
    // Nobody asks for what the region has no copies made of, nor twice for one.
    expect(fetched.filter((uri) => !uri.endsWith("/none"))).toEqual([`https://${HOST}/plan`]);
    // A day later nothing of it is collected, and the export names it.
    await w.clock("P2D");
    expect((await address(w.as.applicant(applicant))).status).toBe(200);
  });

  it("that leads to another content than was handed in, or to no kind that is taken, is said so at once", async () => {
    const program = bytesOf("MZ\x90\0");
    const { w } = await copying({ "/other": CONTENTS.png, "/run.exe": program });
    const wrong = [
      [link("site-plan", "/other", CONTENTS.pdf), "altered"],
      [link("site-plan", "/run.exe", program), "kind"],
    ] as const;
    for (const [handed, why] of wrong) {
      const applicant = await submitted(w, handed);
      await w.clock("PT1S");
      expect((await rowOf(w, applicant)).copy).toMatchObject({ status: "missing", why });
      expect(await told(w, applicant)).toMatchObject([{ type: "link-not-copied", why, tries: 1 }]);
    }
  });

  it("that cannot be had is tried again for hours, and then the record says why", async () => {
    const lies: Record<string, Lies> = { "/late": { why: "unreachable" } };
    const { w, fetched } = await copying(lies);
    const [late, never] = [
      await submitted(w, link("site-plan", "/late", CONTENTS.pdf)),
      await submitted(w, link("site-plan", "/never", CONTENTS.pdf)),
    ];
    await w.clock("PT30S");
    expect([(await rowOf(w, late)).copy, await told(w, late)]).toEqual([null, []]);
    lies["/late"] = CONTENTS.pdf;
    await w.clock("PT31S");
    expect((await rowOf(w, late)).copy).toMatchObject({ status: "kept" });
    await w.clock("PT8H");
    expect((await rowOf(w, never)).copy).toBeNull();
    await w.clock("PT1H");
    expect((await rowOf(w, never)).copy).toMatchObject({ status: "missing", why: "denied" });
    expect(await told(w, never)).toMatchObject([{ type: "link-not-copied", tries: 6 }]);
    expect(fetched).toHaveLength(8);
    // The department sees it, too.
    const review = `/v1/reviews/${never.applicationId}.consult-planning`;
    const { body } = await w.call("GET", review, undefined, await w.as.department("planning"));
    const own = body.application.materials.find(({ code }: { code: string }) => code === "site-plan");
    expect(own.copy).toMatchObject({ status: "missing", why: "denied" });
    await w.clock("P2D");
    expect(fetched).toHaveLength(8);
  });

  it("that another file has taken the place of is fetched no more; what was copied of it stays", async () => {
    const { w, fetched } = await copying({ "/plan": CONTENTS.pdf, "/better": CONTENTS.png });
    const first = await submitted(w, link("site-plan", "/plan", CONTENTS.pdf));
    const second = await submitted(w, link("site-plan", "/none", CONTENTS.pdf));
    await w.clock("PT1S");
    const { copy } = await rowOf(w, first);
    for (const { applicationId, queryCode } of [first, second]) {
      const { code: _, ...better } = link("site-plan", "/better", CONTENTS.png);
      const path = `/v1/applications/${applicationId}/materials/site-plan`;
      const { status } = await w.call("PUT", path, better, { "x-query-code": queryCode });
      expect(status).toBe(200);
    }
    await w.clock("PT10H");
    for (const one of [first, second]) expect((await rowOf(w, one)).copy).toMatchObject({ kind: "png" });
    expect(fetched.filter((uri) => uri.endsWith("/none"))).toHaveLength(1);
    const old = `/v1/files/${copy.fileId}/address`;
    expect((await w.call("GET", old, undefined, await w.as.department("planning"))).status).toBe(200);
  });

  it("is left where it lies by a region that has no copies made", async () => {
    const { w, fetched } = await copying({ "/plan": CONTENTS.pdf }, []);
    const applicant = await submitted(w, link("site-plan", "/plan", CONTENTS.pdf));
    await w.clock("P1D");
    expect([(await rowOf(w, applicant)).copy, fetched]).toEqual([null, []]);
  });
});
