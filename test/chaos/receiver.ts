/** A department's endpoint, and a region that tells two departments there: one in twenty messages is not taken. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readRegion } from "../../functions/adapters/regionFiles.ts";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import { FIXTURE_REGIONS, fixturePath } from "../support/fixtures.ts";
import type { Chance } from "./chance.ts";

export const TOLD_AT_ENDPOINTS = ["housing", "forestry"];

export type Heard = { id: string; type: string; reviewId: string; isTaken: boolean };

export async function receiver({ next }: Chance) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { type, data } = JSON.parse(body) as { type: string; data: { reviewId: string } };
      const isTaken = next() > 0.05;
      heard.push({ id: String(request.headers["webhook-id"]), type, reviewId: data.reviewId, isTaken });
      response.writeHead(isTaken ? 204 : 503).end();
    });
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/approvals`;
  return {
    heard,
    /** Writes the region file and its calendar. @returns the path of the region file */
    regionIn(folder: string): string {
      mkdirSync(folder);
      cpSync(join(FIXTURE_REGIONS, "calendars"), join(folder, "calendars"), { recursive: true });
      const ids = TOLD_AT_ENDPOINTS.join("|");
      const inBox = new RegExp(`(id: (?:${ids}),[^{}]*service: )\\{ channel: in-box \\}`, "g");
      const text = readFileSync(fixturePath(), "utf8");
      const told = text.match(inBox)?.length ?? 0;
      if (told !== TOLD_AT_ENDPOINTS.length) throw new Error(`${told} of ${ids} have a channel to replace`);
      const path = join(folder, "region.yaml");
      writeFileSync(path, text.replace(inBox, `$1{ channel: webhook, url: "${url}" }`));
      return path;
    },
    /** The rules that such a file holds. */
    rulesIn(path: string): Rules {
      const read = readRegion(path);
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join("\n"));
      return read.value.rules;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
