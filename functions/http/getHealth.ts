/** `GET /healthz`: whether the API answers. It reads nothing, so that it says nothing about anybody's case. */
import type { Log } from "../app/ports.ts";
import { endpoint } from "./endpoint.ts";

export type Deps = { log: Log };

export const getHealth = ({ log }: Deps) =>
  endpoint(log, async () => ({ status: 200, body: { status: "ok" } }));
