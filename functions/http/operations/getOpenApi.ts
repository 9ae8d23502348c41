/** `GET /openapi.json`: the contract, generated from the schemas that validate. */
import type { Log } from "../../app/base/ports.ts";
import { endpoint } from "../base/endpoint.ts";

export type Deps = { document: unknown; log: Log };

export const getOpenApi = ({ document, log }: Deps) =>
  endpoint(log, async () => ({
    status: 200,
    headers: { "cache-control": "public, max-age=300" },
    body: document,
  }));
