/** A region that charges: the forestry authority at the acceptance, the water authority at the grant. */
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { Tariff } from "../../functions/domain/catalogue/tariff.ts";

export const RELIEF_BASIS = { document: "财综〔2014〕8号", article: "第十一条" };

/** 528.80 yuan, or half of it. */
export const TARIFF: Tariff = {
  name: "恢复绿化补偿费",
  nameEn: "Green space",
  charge: { fixed: 528.8 },
  due: "acceptance",
  collectedBy: "forestry",
  basis: { kind: "approval", document: "收费标准（示例）", article: "第二条" },
  reliefs: [{ code: "half", name: "减半", nameEn: "Half", percent: 50, basis: RELIEF_BASIS }],
};

const { charge: _, ...IN_FILE } = TARIFF;
/** The same as a region file states it. */
export const TARIFF_IN_FILE = { ...IN_FILE, fixed: 528.8 };

const AT_GRANT: Tariff = { ...TARIFF, collectedBy: "water", due: "grant", charge: { fixed: 100 } };

const CHARGED: Readonly<Record<string, Tariff>> = {
  "consult-forestry": TARIFF,
  "consult-water": AT_GRANT,
};

export const charging = (region: Region): Region => ({
  ...region,
  matters: region.matters.map((matter) => {
    const tariff = CHARGED[matter.code];
    return tariff ? { ...matter, tariff } : matter;
  }),
});

/** What a provider announces of a payment for the whole of a case. */
export const paidNotice = (applicationId: string, transaction = "t1", total = 52_880): object => ({
  kind: "payment",
  transaction,
  paymentCode: `${applicationId}-P00`,
  status: "paid",
  total,
  at: "2026-03-02T02:00:00Z",
});

/** What every notice comes with; whether it is signed, the port says. */
export const SIGNED_HEADERS = {
  "webhook-id": "e1",
  "webhook-timestamp": "1772416800",
  "webhook-signature": "v1,c2lnbmVk",
};

/** A port that takes every signature, and every order. */
export const EVERY_SIGNATURE = {
  isGenuine: async () => true,
  embedded: ["local"],
  place: async (): Promise<string | null> => "https://pay.example.org/",
};
