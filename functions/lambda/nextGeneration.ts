import { nextGeneration } from "../tasks/nextGeneration.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = nextGeneration({ ...wireEngine() });
