/** What the benchmark does with the product: the calls of its API, each checked. */
import { readFileSync } from "node:fs";
import { expectStatus, type Caller } from "./load.ts";

export type Submitted = { applicationId: string; queryCode: string };

/** A review to be decided, with the matter and department that its application's status named. */
export type Open = { reviewId: string; department: string };

type Status = {
  status: string;
  receivedAt: string;
  decidedAt: string | null;
  reviews: { reviewId: string; servedAt: string; outcome?: string; department: { id: string } }[];
};

type Counts = { writes: number };

const EXAMPLE = JSON.parse(
  readFileSync(new URL("../examples/municipal-road-application.json", import.meta.url), "utf8"),
) as { project: { code: string } };

let projects = 0;

/** The example of another project each time: an applicant who has a thousand open about one project is not the usual case. */
function anotherProject(): unknown {
  const code = EXAMPLE.project.code.replace(/\d{6}$/, String(++projects).padStart(6, "0"));
  return { ...EXAMPLE, project: { ...EXAMPLE.project, code } };
}

/** Every application of the example is asked of so many departments. */
export const REVIEWS = 11;

/** What is written until its execution waits: itself and its reviews, who waits for each of them, the notice of acceptance. */
export const WRITES = 2 * REVIEWS + 2;

export async function submit(to: Caller): Promise<Submitted> {
  const reply = await to.send({ method: "POST", path: "/v1/applications", body: anotherProject() });
  return expectStatus(reply, 201) as Submitted;
}

export async function statusOf(to: Caller, { applicationId, queryCode }: Submitted): Promise<Status> {
  const headers = { "x-query-code": queryCode };
  const reply = await to.send({ method: "GET", path: `/v1/applications/${applicationId}`, headers });
  return expectStatus(reply, 200) as Status;
}

/** How often the product has written so far, for all applications or for one: its own count. */
export async function writesSoFar(to: Caller, applicationId?: string): Promise<number> {
  const query = applicationId === undefined ? "" : `?application=${applicationId}`;
  const reply = await to.send({ method: "GET", path: `/local/metrics${query}` });
  return (expectStatus(reply, 200) as Counts).writes;
}

export async function tokenFor(to: Caller, department: string): Promise<string> {
  const body = { role: "department", department };
  const reply = await to.send({ method: "POST", path: "/local/tokens", body });
  return (expectStatus(reply, 200) as { token: string }).token;
}

/** The callback that is measured: a department consents. */
export async function consent(to: Caller, reviewId: string, token: string): Promise<void> {
  const reply = await to.send({
    method: "PUT",
    path: `/v1/reviews/${reviewId}/opinion`,
    headers: { authorization: `Bearer ${token}` },
    body: CONSENT,
  });
  expectStatus(reply, 200);
}

export const CONSENT = { kind: "consent", handler: { name: "陈志远", post: "A" } };

/** The matters of the example and who is asked about each, from one application that has been served. */
export async function mattersOf(
  to: Caller,
  sample: Submitted,
): Promise<{ suffix: string; department: string }[]> {
  const { reviews } = await statusOf(to, sample);
  return reviews.map(({ reviewId, department }) => ({
    suffix: reviewId.slice(sample.applicationId.length),
    department: department.id,
  }));
}
