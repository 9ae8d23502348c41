/** What every form of the lead is given. */
import type { Case, Catalogue } from "../../app/api.ts";

export type CaseFormProps = { file: Case; catalogue: Catalogue; onDone: (saved: boolean) => void };
