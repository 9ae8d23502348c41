/** NextGeneration: an application that outlives the engine's longest execution carries on in a new one. */
import * as z from "zod";
import type { Engine } from "../app/base/ports.ts";

const Input = z.object({ applicationId: z.string(), generation: z.int().min(1) });

export type Deps = { engine: Pick<Engine, "start"> };

export const nextGeneration =
  ({ engine }: Deps) =>
  async (input: unknown) => {
    const { applicationId, generation } = Input.parse(input);
    const answer = await engine.start(applicationId, generation + 1);
    return { applicationId, generation: generation + 1, answer };
  };
