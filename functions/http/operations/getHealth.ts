/** `GET /healthz`: whether the API answers. It reads nothing, so that it says nothing about anybody's case. */
import type { Log } from "../../app/base/ports.ts";
import { endpoint } from "../base/endpoint.ts";

export type Deps = { log: Log };

export const getHealth = ({ log }: Deps) =>
  endpoint(log, async () => ({ status: 200, body: { status: "ok" } }));
