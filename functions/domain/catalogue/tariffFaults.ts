/** What is wrong with the tariff of a matter, beside its shape. */
import type { Fault } from "../base/fault.ts";
import type { Facts } from "./conditionFaults.ts";
import type { DraftMatter } from "./regionFaults.ts";
import { kindByTitle, type Tariff } from "./tariff.ts";
import { twice } from "./twice.ts";

type Known = { departments: ReadonlySet<string>; attributes: Facts };

/** @param path of the matter */
export function tariffFaults(matter: DraftMatter, path: string, known: Known): Fault[] {
  const { fee, tariff, kind, basis } = matter;
  const faults: Fault[] = [];
  const fault = (at: string, message: string): void => void faults.push({ path: `${path}.${at}`, message });
  if (tariff && fee > 0)
    fault("fee", "the tariff says what is charged: leave `fee` out, the older way to say it");
  if ((tariff || fee > 0) && kind === "utility")
    fault(
      tariff ? "tariff" : "fee",
      "the price of a utility is between it and its customer, and no line of the bill: leave it out",
    );
  if (!tariff) {
    if (fee > 0 && kind === "licence" && basis && kindByTitle(basis) === "approval")
      fault(
        "fee",
        `a licence costs something only where a law or an administrative regulation says so (行政许可法 art. 58), and ${basis.document} is neither: name one by \`tariff.basis\`, or leave \`fee\` out`,
      );
    return faults;
  }
  if (kind === "licence" && tariff.basis.kind === "approval")
    fault(
      "tariff.basis.kind",
      "a licence costs something only where a law or an administrative regulation says so (行政许可法 art. 58): name it, with its article",
    );
  if (tariff.basis.kind !== "approval" && NO_LAW.test(tariff.basis.document))
    fault(
      "tariff.basis.document",
      `"${tariff.basis.document}" is neither a law nor an administrative regulation by its name: name the one that lets it be charged`,
    );
  if (!known.departments.has(tariff.collectedBy))
    fault(
      "tariff.collectedBy",
      `unknown department "${tariff.collectedBy}"; known: ${[...known.departments].join(", ")}`,
    );
  return [
    ...faults,
    ...twice(`${path}.tariff.reliefs`, tariff.reliefs, ({ code }) => code),
    ...tierFaults(tariff, `${path}.tariff`, known.attributes),
  ];
}

/** Notices, decisions with a document number, rules of a ministry or of a place. */
const NO_LAW = /〔\d{4}〕|\[\d{4}\]|通知|意见|批复|公告|办法$/u;

function tierFaults({ charge }: Tariff, path: string, attributes: Known["attributes"]): Fault[] {
  if ("fixed" in charge) return [];
  const { by, tiers } = charge;
  const faults: Fault[] = [];
  const attribute = attributes.get(by);
  if (!attribute)
    faults.push({
      path: `${path}.by`,
      message: `unknown attribute "${by}"; known: ${[...attributes.keys()].join(", ")}`,
    });
  else if (attribute.type !== "number")
    faults.push({ path: `${path}.by`, message: `"${by}" is no number, and tiers go by numbers` });
  tiers.forEach(({ upTo }, i) => {
    const isLast = i === tiers.length - 1;
    const at = `${path}.tiers[${i}].upTo`;
    if (isLast && upTo !== undefined)
      faults.push({
        path: at,
        message: "the last tier has no end: what lies above it would cost nothing that anybody knows",
      });
    if (!isLast && upTo === undefined)
      faults.push({
        path: at,
        message: "only the last tier has no end: say up to which value this one goes",
      });
    const before = i === 0 ? 0 : (tiers[i - 1]!.upTo ?? 0);
    if (!isLast && upTo !== undefined && upTo <= before)
      faults.push({ path: at, message: `${upTo} is not above ${before}, where the tier before it ends` });
  });
  return faults;
}
