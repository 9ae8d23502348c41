/** A project over all its applications: loaded by whoever opens it. */
import { later } from "../load/later.tsx";

export const WholeProject = later(async () => (await import("./WholeProject.tsx")).WholeProject);
