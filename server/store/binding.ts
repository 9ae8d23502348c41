/** A record is one region's, and once a server's never again a laptop's: it says so itself, in its notes. */
import type { DatabaseSync } from "node:sqlite";
import type { Instant } from "../../functions/domain/base/time.ts";
import { Unusable } from "../unusable.ts";

/** Whose it is, or is to be. */
export type Owner = {
  region: string;
  isServer: boolean;
  /** Virtual time is to begin then. */
  clock: Instant | undefined;
};

const REGION = "region";
const SERVER = "server";

/** @throws Unusable when the record is another region's, one that must not be had with `/local`, or of real time */
export function checkOwner(database: DatabaseSync, path: string, { region, isServer, clock }: Owner): void {
  const note = database.prepare("SELECT value FROM notes WHERE name = ?");
  const noted = (name: string) => (note.get(name) as { value: string } | undefined)?.value;
  const of = noted(REGION) ?? regionOfFirst(database);
  if (of !== undefined && of !== region)
    throw new Unusable(
      `${path} is the record of region ${of}, and REGION is ${region}. Start it with REGION=${of}, or choose another folder with DATA_DIR.`,
    );
  if (noted(SERVER) !== undefined && !isServer)
    throw new Unusable(
      `${path} is a server's record, and without ISSUER and AUDIENCE anybody would get a token for it. Set both, or choose another folder with DATA_DIR.`,
    );
  // Whatever was received here was received by the machine's clock: time would go back, or stop.
  if (clock !== undefined && regionOfFirst(database) !== undefined)
    throw new Unusable(
      `CLOCK is set, and the cases in ${path} were received by the machine's clock. Start without CLOCK, or choose another folder with DATA_DIR.`,
    );
}

/** From the first start on. */
export function noteOwner(database: DatabaseSync, { region, isServer }: Owner): void {
  const note = database.prepare("INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
  note.run(REGION, region);
  if (isServer) note.run(SERVER, "yes");
}

/** Whose cases are in a record that does not say whose it is. */
function regionOfFirst(database: DatabaseSync): string | undefined {
  const first = database.prepare("SELECT application FROM records LIMIT 1").get();
  return (first as { application: string } | undefined)?.application.split("-")[0];
}
