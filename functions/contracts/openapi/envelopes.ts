/** What comes back when it is not what was asked for. */
import * as z from "zod";
import { PROBLEMS, type ProblemCode } from "../base/problems.ts";

const FieldFault = z
  .object({
    path: z.string().meta({ description: "where, such as materials[2].code" }),
    code: z.string().meta({ description: "what, for programs" }),
    message: z.string().meta({ description: "what would be right, for people" }),
  })
  .meta({ id: "FieldFault" });

export const ProblemDocument = z
  .looseObject({
    type: z.string().meta({ description: "urn:parallel-approvals:problem:<code>" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "what holds, and what may be done instead" }),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).meta({ id: "ProblemCode" }),
    errors: z.array(FieldFault).optional().meta({ description: "what is wrong with single fields" }),
    more: z.int().optional().meta({ description: "how many more faults are not listed" }),
  })
  .meta({
    id: "ProblemDocument",
    description: "RFC 9457; what is known beside these is a member of its own",
  });

export const GatewayAnswer = z
  .looseObject({ message: z.string() })
  .meta({ id: "GatewayAnswer", description: "a gateway in front answered by itself" });
