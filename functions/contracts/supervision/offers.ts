/** What may be done with an entry of the register of holds, as answers say it. */
import * as z from "zod";
import { offer } from "../base/offer.ts";

export const HoldOffers = z
  .array(offer("endHold", {}))
  .meta({ description: "what the caller may do with it now" });
