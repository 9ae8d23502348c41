/** What may be done now, as answers say it: `command` is the name of the route that takes it. */
import * as z from "zod";

export const codes = z.array(z.string());

/** One command with what limits it. */
export const offer = <Command extends string, Limits extends z.ZodRawShape>(
  command: Command,
  limits: Limits,
) =>
  z.strictObject({
    command: z.literal(command),
    until: z
      .string()
      .meta({ format: "date-time", description: "from when on it is refused if nothing else happens before" })
      .nullable(),
    limits: z.strictObject(limits),
  });
