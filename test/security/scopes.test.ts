/** A token that is for reading alone changes nothing, whoever it names; and a reading by it serves nobody. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { scopesOf } from "../../functions/contracts/base/scopes.ts";
import { rolesOf } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { writes } from "./wire.ts";

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const ROLE_OF = (access: readonly string[]) =>
  access.includes("department") ? { role: "department", department: "housing" } : { role: access[0]! };

async function asked(
  scope: string,
  { method, path, access }: { method: string; path: string; access: readonly string[] },
) {
  const { token } = (await w.call("POST", "/local/tokens", { ...ROLE_OF(access), scope })).body;
  const at = path
    .replace("{applicationId}", applicant.applicationId)
    .replace("{reviewId}", `${applicant.applicationId}.consult-housing`)
    .replace("{complaintId}", `${applicant.applicationId}-C0123456789AB`)
    .replace("{authorisationId}", "91990000MA5EXMP08Y-A0123456789AB")
    .replace("{holdId}", "91440300MA5EXMP00F-H0123456789AB")
    .replace("{fileId}", "F-00000000000000000000000000")
    .replace("{part}", "1")
    .replace("{refundId}", "R1")
    .replace("{projectCode}", "2026-440307-48-01-000123")
    .replace(/\{(?:inquiry|record)Id\}/, `${applicant.applicationId}-Q0123456789AB`)
    .replace(/\{(?:period|month)\}/, "2026-02")
    .replace("{ratingId}", `${applicant.applicationId}-S0123456789AB`)
    .replace(/\{(period|month)\}/, "2026-03")
    .replaceAll(/\{\w+\}/g, "water");
  return w.call(method, at, method === "GET" ? undefined : {}, { authorization: `Bearer ${token}` });
}

const STAFF = ROUTES.flatMap(({ name, method, path, access: all }) => {
  const access = rolesOf(all);
  return access === null ? [] : [{ name, method, path, access }];
});

describe("a token for reading alone", () => {
  it.each(STAFF.filter(({ method }) => method !== "GET"))("does nothing by $name", async (route) => {
    const before = await writes(w);
    const { status, body, headers } = await asked("openid approvals:read", route);
    expect([status, body.code, body.needed]).toEqual([403, "scope-missing", "approvals:write"]);
    expect(headers.get("www-authenticate")).toBe(
      'Bearer realm="approvals", error="insufficient_scope", scope="approvals:write"',
    );
    expect(await writes(w)).toBe(before);
  });

  it("reads what its role reads", async () => {
    for (const route of STAFF.filter(({ method }) => method === "GET"))
      expect([route.name, (await asked("approvals:read", route)).body?.code]).not.toEqual([
        route.name,
        "scope-missing",
      ]);
  });

  it("opens no review: the department is not served by it", async () => {
    const route = STAFF.find(({ name }) => name === "getReview")!;
    const opened = async () =>
      ((await w.events(applicant)) as { type: string }[]).filter(({ type }) => type === "review-opened")
        .length;
    expect((await asked("approvals:read", route)).status).toBe(200);
    expect(await opened()).toBe(0);
    expect((await asked("approvals:read approvals:write", route)).status).toBe(200);
    expect(await opened()).toBe(1);
  });
});

it("a token for another thing of ours opens nothing at all", async () => {
  const route = STAFF.find(({ name }) => name === "listReviews")!;
  const { status, body } = await asked("approvals:count", route);
  expect([status, body.code, body.needed]).toEqual([403, "scope-missing", "approvals:read"]);
});

const BOTH = { read: true, write: true };
it.each<[Record<string, unknown>, { read: boolean; write: boolean }]>([
  [{}, BOTH],
  [{ scope: "openid profile" }, BOTH],
  [{ scope: "openid approvals:read" }, { read: true, write: false }],
  [{ scope: "approvals:read approvals:write" }, BOTH],
  [{ scope: "approvals:write" }, BOTH],
  [{ scp: ["openid", "approvals:read"] }, { read: true, write: false }],
  [{ scp: "[openid approvals:read]" }, { read: true, write: false }],
  [{ scope: "approvals:reads" }, { read: false, write: false }],
  [{ scope: "Approvals:read" }, BOTH],
  [
    { scope: "openid", scp: "approvals:read" },
    { read: true, write: false },
  ],
])("the claims %j let their bearer do %j", (claims, may) => {
  expect(scopesOf(claims)).toEqual(may);
});
