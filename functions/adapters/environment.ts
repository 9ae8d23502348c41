/** The environment of a function: each reads what it needs, and all that is missing is named at once. */
import * as z from "zod";

const VARIABLES = {
  TABLE: z.string().min(3),
  AUDIT_TABLE: z.string().min(3),
  RULES_FILE: z.string().min(1),
  OPENAPI_FILE: z.string().min(1),
  WEB_FILE: z.string().min(1),
  FILES_ORIGIN: z.string().min(1),
  /** Where the public's API and pages are: scheme and host, no path. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https$/ }),
  /** Whose tokens applicants have, and for whom they are made; audiences with commas between them. */
  APPLICANT_ISSUER: z.url(),
  APPLICANT_AUDIENCE: z.string().min(1),
  SECRET_ID: z.string().min(1),
  SIGNING_KEYS: z.string().min(1),
  CONTACT_KEY: z.string().min(1),
  ANCHOR_BUCKET: z.string().min(3),
  FILES_BUCKET: z.string().min(3),
  /** Where files are scanned, a host and a port; `none`. */
  SCANNER: z.string().min(3),
  STATE_MACHINE_ARN: z.string().min(1),
  BUS_NAME: z.string().min(1),
  PAYMENT_SECRET_ID: z.string().min(1),
  WEBHOOK_SECRET_ID: z.string().min(1),
  WEBHOOK_QUEUE_URL: z.string().min(1),
  ORDER_QUEUE_URL: z.string().min(1),
  MAIL_FROM: z.string().min(3),
  MAIL_SECRET_ID: z.string().min(1),
  MAIL_QUEUE_URL: z.string().min(1),
  ASIDE_QUEUE_URL: z.string().min(1),
  /** How long an opinion that was received in time may be under way; longer than any request may last. */
  SETTLE_SECONDS: z.coerce.number().min(0),
} as const;

type Name = keyof typeof VARIABLES;
type Read<N extends Name> = { [K in N]: z.infer<(typeof VARIABLES)[K]> };

/** @throws Error that names every variable that is missing or wrong */
export function environment<N extends Name>(
  names: readonly N[],
  env: NodeJS.ProcessEnv = process.env,
): Read<N> {
  const faults: string[] = [];
  const read: Partial<Record<Name, string | number>> = {};
  for (const name of names) {
    const parsed = VARIABLES[name].safeParse(env[name]);
    if (parsed.success) read[name] = parsed.data;
    else faults.push(name);
  }
  if (faults.length > 0) throw new Error(`environment variables missing or wrong: ${faults.join(", ")}`);
  return read as Read<N>;
}
