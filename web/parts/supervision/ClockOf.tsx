/** The clock ledger of one review, read when somebody opens it. */
import type { Ledger as Data } from "../../app/api.ts";
import { Ledger } from "../Ledger.tsx";
import { Loading } from "../notes.tsx";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

export function ClockOf({ reviewId }: { reviewId: string }) {
  const { data, error, again } = useLoad<Data>(`/v1/reviews/${reviewId}/clock`);
  if (error !== null) return <Trouble error={error} retry={again} />;
  return data === null ? <Loading /> : <Ledger ledger={data} />;
}
