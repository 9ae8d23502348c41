/** What a product says of its region, as far as a command needs it. */
import type { Product } from "./product.ts";

export type Catalogue = {
  region: { code: string; name: string; zone: string };
  version: string;
  applicants: "code" | "sign-in" | "both";
  policies: { intake: "automatic" | "window"; decision: "automatic" | "lead" };
  departments: readonly { id: string; name: string }[];
  projectTypes: readonly { code: string; lead: string }[];
  matters: readonly { code: string; materials: readonly string[] }[];
  links: { hosts: readonly string[] };
};

export type Submission = {
  project: { name: string; code: string; type: string };
  applicant: { name: string; creditCode: string; contact: { name: string; phone: string } };
};

export const catalogueOf = (product: Product): Promise<Catalogue> =>
  product.ask("public", "GET", "/v1/catalogue");

/** The submission that the region's own contract shows: right in it, whatever its matters ask about. */
export async function exampleOf(product: Product): Promise<Submission> {
  const { paths } = await product.ask<OpenApi>("public", "GET", "/openapi.json");
  return paths["/v1/applications"].post.requestBody.content["application/json"].example;
}

type OpenApi = {
  paths: {
    "/v1/applications": {
      post: { requestBody: { content: { "application/json": { example: Submission } } } };
    };
  };
};

/** No division begins with 99 (GB/T 2260): such a region is for trials, and its documents are nobody's. */
export const isForTrials = ({ region }: Catalogue): boolean => region.code.startsWith("99");
