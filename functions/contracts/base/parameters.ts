/** The parameters of paths: a name means the same wherever it stands. */
import * as z from "zod";
import { fault } from "./faults.ts";
import {
  applicationId,
  authorisationId,
  complaintId,
  fileId,
  holdId,
  inquiryId,
  noticeId,
  ratingId,
  recordId,
  reviewId,
} from "./identifiers.ts";
import { endpointOf, matterCode, materialCode, outageId, ownName, projectCode } from "./primitives.ts";

export const PARAMETERS = {
  applicationId,
  reviewId,
  noticeId,
  complaintId,
  inquiryId,
  recordId,
  ratingId,
  holdId,
  authorisationId,
  fileId,
  outageId,
  /** The code of a project (项目代码). */
  projectCode: projectCode.meta({
    description: "the code of a project (项目代码)",
    examples: ["2026-440307-48-01-000123"],
  }),
  /** An absence, or a hand-over, is called what its department calls it. */
  absenceId: ownName(
    "an absence, by a name of the department's own such as 2026-03-04-wang",
    "2026-03-04-wang",
  ),
  handOverId: ownName("a hand-over, by a name of the department's own", "2026-03-04-wang"),
  /** The number of a part of a file, from 1 on. */
  part: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, fault("format"))
    .meta({ description: "the number of a part, from 1 on", examples: ["1"] }),
  /** A period of the appraisal, by its name. */
  period: z
    .string()
    .regex(/^2[01]\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/, fault("period"))
    .meta({
      description: "a period of the appraisal: a month 2026-03, a quarter 2026-Q1, or a year 2026",
      examples: ["2026-03"],
    }),
  month: z
    .string()
    .regex(/^2[01]\d{2}-(0[1-9]|1[0-2])$/, fault("month"))
    .meta({ description: "a month", examples: ["2026-03"] }),
  departmentId: endpointOf,
  /** Who takes payments, as its notices are addressed. */
  provider: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, fault("format"))
    .meta({ description: "a provider of payments", examples: ["local"] }),
  refundId: z
    .string()
    .regex(/^R[1-9]\d{0,3}$/, fault("format"))
    .meta({ description: "a refund of a bill", examples: ["R1"] }),
  /** The code of a matter. */
  matter: matterCode,
  /** The code of a material. */
  code: materialCode,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type ParameterName = keyof typeof PARAMETERS;

export type FieldsOf<N extends ParameterName> = { readonly [K in N]: z.output<(typeof PARAMETERS)[K]> };
