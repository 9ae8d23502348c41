/** What was loaded, or that it is on its way, or why it did not come and how to ask again. */
import type { ComponentChildren } from "preact";
import { Loading, ProblemNote } from "../parts/notes.tsx";
import type { Loaded } from "./useLoaded.ts";

export type ShownProps<T> = {
  of: Pick<Loaded<T>, "data" | "error" | "reload">;
  children: (data: T) => ComponentChildren;
};

export const Shown = <T,>({ of: { data, error, reload }, children }: ShownProps<T>) => (
  <>
    {error !== null && <ProblemNote error={error} retry={reload} />}
    {data === null ? error === null && <Loading /> : children(data)}
  </>
);
