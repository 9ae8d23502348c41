/** The OpenAPI 3.1 document of a region, read off the contracts. Run at deployment and by whoever serves it. */
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Region } from "../../domain/catalogue/region.ts";
import { NOUNS, type Noun } from "../base/contract.ts";
import { ROUTES } from "../routes.ts";
import { components } from "./components.ts";
import { hoisted } from "./hoist.ts";
import { opened } from "./open.ts";
import { operation } from "./operation.ts";
import { ofRegion } from "./region.ts";
import { shared } from "./shared.ts";
import { webhooks } from "./webhooks.ts";

const TAGS: Readonly<Record<Noun, string>> = {
  calendar: "Working days (工作日)",
  catalogue: "The region's rules (事项目录)",
  review: "Reviews (事项实例): a department's own, and the callback",
  supervision: "Complaints, lamps, figures (效能监督)",
  billing: "The bill (一口收费): lines, slips, payments, refunds, receipts",
  application: "Applications (申请): submission, status, the lead's steps",
  agency: "Agents (全程办事代理): authorisations, what agents look after",
  files: "Files (文件): announced, put where the answer says, kept",
  notices: "Documents (文书): notices, their verification, whole cases",
  operations: "For those who run the platform",
};

export type Servers = readonly { url: string; description: string }[];

/** Where it is served is the deployment's to say; on one machine, and where nobody said, it is here. */
const HERE: Servers = [{ url: "/", description: "this origin" }];

export function openApiDocument(region: Region, servers: Servers = HERE): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of ROUTES) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase() as "get"] = operation(route, region);
  }
  const named = components();
  const document = createDocument({
    openapi: "3.1.1",
    info: {
      // ASCII: packages that are made of this document are named after it.
      title: "Parallel approvals",
      version: region.version,
      summary: `并联审批 · ${region.name}`,
      description: DESCRIPTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: servers.map((server) => ({ ...server })),
    tags: NOUNS.map((name) => ({ name, description: TAGS[name] })),
    paths,
    webhooks: webhooks(),
    components: named,
  });
  return shared(hoisted(opened(ofRegion(document, region)), Object.keys(named.schemas ?? {})));
}

const DESCRIPTION = [
  `Approvals that many departments share (并联审批): every relevant department is asked at once, each has a statutory clock in working days, silence past the limit counts where the rules allow it.`,
  `Nothing but POST, PUT and DELETE changes state. HEAD is GET without a body. Every problem is application/problem+json (RFC 9457) with a stable \`code\`; its sentences are in the language of \`Accept-Language\` (zh-CN, en). A gateway in front may answer by itself with \`{ "message": … }\`.`,
  `Answers may gain fields: ignore what you do not know. Requests are strict: an unknown field is refused.`,
  `A record's \`ETag\` is its versions and a digest of the answer: \`If-None-Match\` compares the whole (304), \`If-Match\` the versions alone (412).`,
].join("\n\n");
