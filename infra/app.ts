/** What `cdk` runs: checks every setting and file first, and synthesises only if nothing is wrong. */
import { App } from "aws-cdk-lib";
import type { Fault } from "../functions/domain/base/fault.ts";
import { audienceFaults } from "./audience.ts";
import { build } from "./build.ts";
import { configFrom } from "./config.ts";
import { endpointFaults } from "./endpoints.ts";
import { readRegions } from "../functions/adapters/regionFiles.ts";
import { placesOf } from "./places.ts";

const app = new App();
const config = configFrom((key) => app.node.tryGetContext(key) as unknown, process.env["CDK_DEFAULT_REGION"]);
if (!config.ok) stop(config.error);
const regions = readRegions(config.value.regions, config.value.region);
if (!regions.ok) stop(regions.error);
const places = placesOf(regions.value, config.value.awsRegion);
const codes = regions.value.map(({ code }) => code);
const faults = [
  ...places.faults,
  ...audienceFaults(config.value.audience, codes),
  ...endpointFaults(regions.value),
];
if (faults.length > 0) stop(faults);
for (const told of places.told) console.error(told);
build(app, config.value, regions.value);

/** At once: CDK would synthesise an empty app on the way out. */
function stop(faults: readonly Fault[]): never {
  console.error(`Nothing was synthesised. ${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`);
  for (const { path, message } of faults) console.error(`  ${path}: ${message}`);
  process.exit(1);
}
