/** The workflow file as it is deployed. */
import { readFileSync } from "node:fs";

/** Relative to this module, which the built script lies as deep as. */
export const deployedWorkflow = (): unknown =>
  JSON.parse(readFileSync(new URL("../../workflows/approval.asl.json", import.meta.url), "utf8"));
