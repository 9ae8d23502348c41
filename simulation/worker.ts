/** One mode of a simulation, in a thread of its own. */
import { parentPort, workerData } from "node:worker_threads";
import type { Mode } from "./roads.ts";
import type { Scenario } from "./scenario.ts";
import { simulateMode, type Told } from "./simulate.ts";

const { scenario, mode } = workerData as { scenario: Scenario; mode: Mode };
const tell = (told: Told) => parentPort!.postMessage(told);
tell({ figures: simulateMode(scenario, mode, (_, done) => tell({ done })) });
