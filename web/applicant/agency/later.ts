/** The same for the page: loaded by whoever has signed in as an applicant or as an agent. */
import { later } from "../../shared/load/later.tsx";

export const Clients = later(async () => (await import("./agency.ts")).Clients);
export const OwnAuthorisations = later(async () => (await import("./agency.ts")).OwnAuthorisations);
