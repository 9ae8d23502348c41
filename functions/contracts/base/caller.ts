/** Who calls, by the claims of a token whose signature, issuer, audience and expiry the authorizer has checked. */
import * as z from "zod";
import { slug } from "./primitives.ts";

export const Caller = z.discriminatedUnion("role", [
  z.object({ role: z.literal("department"), department: slug }),
  z.object({ role: z.literal("supervisor") }),
  z.object({ role: z.literal("operator") }),
]);

export type Caller = z.infer<typeof Caller>;
export type Role = Caller["role"];

export const ROLES = ["department", "supervisor", "operator"] as const satisfies readonly Role[];
