/** What a department of the case may say of its flags and facts, as answers say it. */
import * as z from "zod";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { codes, offer } from "./offer.ts";

export const caseActOffers = [
  offer("raiseFlag", { flags: z.array(z.enum(NEGATIVE_LIST)) }),
  offer("liftFlag", {
    flags: z.array(z.enum(NEGATIVE_LIST)).meta({ description: "that the caller's department has raised" }),
  }),
  offer("confirmFacts", { attributes: codes }),
] as const;
