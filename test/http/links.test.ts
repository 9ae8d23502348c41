/** Files that are handed in as links lie where the region lets them lie, and nowhere that another reader would look for elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const submission = (uri: string) => {
  const good = example("municipal-road-application");
  return { ...good, materials: good.materials.map((one, i) => (i === 0 ? { ...one, uri } : one)) };
};

const errorsOf = async (uri: string) => {
  const { status, body } = await w.call("POST", "/v1/applications", submission(uri));
  return [status, (body.errors ?? []).map(({ path, code }: Record<string, string>) => `${path} ${code}`)];
};

describe("a link", () => {
  it.each([
    "https://files.example.org/a.pdf",
    "https://FILES.example.org/a.pdf?version=2#page=3",
    "HTTPS://files.example.org",
  ])("may be %s", async (uri) => {
    expect(await errorsOf(uri)).toEqual([201, []]);
  });

  it.each([
    "https://evil.example/a.pdf",
    "https://files.example.org.evil.example/a.pdf",
    "https://evil-files.example.org/a.pdf",
    "https://files.example.org:8443/a.pdf",
    "https://localhost.localdomain/a.pdf",
  ])("to a host that the region does not allow is refused with those that it does: %s", async (uri) => {
    const { status, body } = await w.call("POST", "/v1/applications", submission(uri));
    expect([status, body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ path: "materials[0].uri", code: "foreign-host" }),
    ]);
    for (const host of w.rules.region.links.hosts) expect(body.errors[0].message).toContain(host);
  });

  it.each([
    "https://files.example.org@evil.example/a.pdf",
    "https://user:secret@files.example.org/a.pdf",
    "https://@files.example.org/a.pdf",
    "https://127.0.0.1/a.pdf",
    "https://2130706433/a.pdf",
    "https://0x7f.1/a.pdf",
    "https://0x7f000001/a.pdf",
    "https://017700000001/a.pdf",
    "https://[::1]/a.pdf",
    "https://[::ffff:127.0.0.1]/a.pdf",
    "https://169.254.169.254/latest/meta-data",
    "https://files.example.org./a.pdf",
    "https://files.example.org\\@evil.example/a.pdf",
    "https:\\\\evil.example/a.pdf",
    "https:files.example.org/a.pdf",
    "https://files。example.org/a.pdf",
    "https://localhost/a.pdf",
    "https://%66iles.example.org/a.pdf",
  ])("is plain, and refused otherwise: %s", async (uri) => {
    expect(await errorsOf(uri)).toEqual([400, ["materials[0].uri plain-host"]]);
  });

  it.each(["http://files.example.org/a.pdf", "ftp://files.example.org/a", "javascript:alert(1)"])(
    "has https, and no other scheme: %s",
    async (uri) => {
      const [status, errors] = await errorsOf(uri);
      expect([status, (errors as string[])[0]]).toEqual([400, "materials[0].uri https"]);
    },
  );
});

it("is held to the same where one file is handed in, and where the project changes", async () => {
  const applicant = await w.submit();
  const headers = w.as.applicant(applicant);
  const at = `/v1/applications/${applicant.applicationId}`;
  const file = { name: "a", sha256: "7".repeat(64), uri: "https://evil.example/a.pdf" };
  const one = await w.call("PUT", `${at}/materials/site-plan`, file, headers);
  expect([one.status, one.body.errors]).toEqual([
    400,
    [expect.objectContaining({ path: "uri", code: "foreign-host" })],
  ]);
  const change = { description: "d", attributes: {}, materials: [{ ...file, code: "site-plan" }] };
  const other = await w.call("POST", `${at}/project-change`, change, headers);
  expect([other.status, other.body.errors]).toEqual([
    400,
    [expect.objectContaining({ path: "materials[0].uri", code: "foreign-host" })],
  ]);
});

it("is told of in the catalogue", async () => {
  expect((await w.call("GET", "/v1/catalogue")).body.links).toEqual({
    hosts: w.rules.region.links.hosts,
    copiedFrom: [],
  });
});
