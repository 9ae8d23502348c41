/**
 * What may be charged for a matter (收费标准), and nothing else: fixed, or by tiers of a fact that somebody other than the
 * applicant vouches for. Money is whole fen (分); what a tariff says in yuan is read digit by digit, never as a fraction of two.
 */
import { decimal, negative, plus, times, type Decimal } from "../base/decimal.ts";
import type { LegalBasis, Matter } from "./region.ts";

/** Whole fen, never less than none. */
export type Fen = number;

/**
 * By what it is charged: a licence by a law or an administrative regulation alone (行政许可法 art. 58), anything else by what
 * approved it.
 */
export type TariffBasis = LegalBasis & { kind: "law" | "administrative-regulation" | "approval" };

/** Up to and with `upTo` (the last one without end): an amount in yuan, or yuan for each unit of the fact. */
export type Tier = { upTo?: number } & ({ amount: number } | { perUnit: number });

/** 减免: so many percent less, by a basis of its own; the collecting organ grants it. */
export type Relief = { code: string; name: string; nameEn: string; percent: number; basis: LegalBasis };

export type Charge =
  | { fixed: number }
  /** `whole`: the tier that the fact lies in counts for all of it; `each`: every tier for its own part (分段累计). */
  | { by: string; how: "whole" | "each"; tiers: readonly Tier[] };

export type Tariff = {
  name: string;
  nameEn: string;
  charge: Charge;
  due: "acceptance" | "grant";
  /** 执收单位: a department of the region. */
  collectedBy: string;
  basis: TariffBasis;
  reliefs: readonly Relief[];
  /** What lets the licence be withheld until it is paid; without it nothing waits for money. */
  withheldBy?: LegalBasis;
};

/** More of either and a record would not hold its matters. */
export const MOST_TIERS = 12;
export const MOST_RELIEFS = 8;

/** The tariff of a matter; what older files call `fee` is a fixed one, due with the acceptance, by the matter's own basis. */
export function tariffOf(
  matter: Pick<Matter, "name" | "nameEn" | "department" | "kind" | "basis" | "fee" | "tariff">,
): Tariff | null {
  if (matter.tariff) return matter.tariff;
  if (matter.fee === 0) return null;
  return {
    name: matter.name,
    nameEn: matter.nameEn,
    charge: { fixed: matter.fee },
    due: "acceptance",
    collectedBy: matter.department,
    basis: { ...matter.basis, kind: matter.kind === "licence" ? kindByTitle(matter.basis) : "approval" },
    reliefs: [],
  };
}

/** Whether a document is a law or an administrative regulation by what it is called; an approval otherwise. */
export function kindByTitle({ document }: LegalBasis): TariffBasis["kind"] {
  const title = document.replaceAll(/[《》]/g, "").replace(/（[^（）]*）$/u, "");
  if (title.endsWith("法")) return "law";
  return title.endsWith("条例") ? "administrative-regulation" : "approval";
}

/** By which fact the amount goes; `null` where it is the same for all. */
export const factOf = ({ charge }: Pick<Tariff, "charge">): string | null =>
  "fixed" in charge ? null : charge.by;

/** Half up, once, to whole fen. */
function rounded({ digits, scale }: Decimal): Fen {
  const unit = 10n ** BigInt(scale);
  return Number((2n * digits * 100n + unit) / (2n * unit));
}

/** Whole fen of yuan as a file states them, `1.25`. */
export const fenOf = (yuan: number): Fen => rounded(decimal(yuan));

/**
 * What is charged by a tariff. @param value the fact as it has been vouched for, where the tariff goes by one
 * @param relief the code of one of its reliefs @throws RangeError where the fact is missing or the relief is none of its own
 */
export function chargeOf(tariff: Tariff, value: number | null, relief: string | null): Fen {
  const granted = relief === null ? null : tariff.reliefs.find(({ code }) => code === relief);
  if (granted === undefined) throw new RangeError(`"${relief}" is no relief of this tariff`);
  const all = unrounded(tariff.charge, value);
  const left = granted === null ? all : times(all, times(decimal(100 - granted.percent), CENT));
  return rounded(left);
}

const CENT: Decimal = { digits: 1n, scale: 2 };
const NOTHING: Decimal = { digits: 0n, scale: 0 };

function unrounded(charge: Charge, value: number | null): Decimal {
  if ("fixed" in charge) return decimal(charge.fixed);
  if (value === null) throw new RangeError(`nobody has vouched for ${charge.by}`);
  const { how, tiers } = charge;
  if (how === "whole") {
    const tier = tiers.find(({ upTo = Infinity }) => value <= upTo)!;
    return "amount" in tier ? decimal(tier.amount) : times(decimal(tier.perUnit), decimal(value));
  }
  return tiers.reduce((sum, tier, i) => {
    const from = i === 0 ? 0 : tiers[i - 1]!.upTo!;
    if (value <= from && i > 0) return sum;
    if ("amount" in tier) return plus(sum, decimal(tier.amount));
    const upTo = Math.min(value, tier.upTo ?? value);
    return plus(sum, times(decimal(tier.perUnit), plus(decimal(upTo), negative(decimal(from)))));
  }, NOTHING);
}
