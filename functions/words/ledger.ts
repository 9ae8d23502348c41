/** Why a day of the clock ledger counts or does not, in a sentence. */
import type { LedgerRow } from "../domain/calendar/clock.ts";
import { reasonText as en } from "./en/ledger.ts";
import type { Language } from "./language.ts";
import { reasonText as zh } from "./zh/ledger.ts";

const REASONS: Readonly<Record<Language, (row: LedgerRow) => string>> = { "zh-CN": zh, en };

export const reasonText = (row: LedgerRow, language: Language): string => REASONS[language](row);
