/** Control figures (控制指标): what a condition is about, what it wants of that, and how it is called. */
import type { Bound } from "../../../functions/domain/catalogue/controlFigure.ts";
import type { Catalogue } from "../api/answers.ts";
import { nameOf, words } from "../language/language.ts";

type Wanted = { about?: string | undefined; value?: number | undefined; bound?: Bound | undefined };

const figureOf = (code: string, { controlFigures }: Catalogue) =>
  controlFigures.find((figure) => figure.code === code);

/** What the region calls it, with its unit; what it no longer lists goes by its code. */
export function figureName(code: string, catalogue: Catalogue): string {
  const figure = figureOf(code, catalogue);
  return figure
    ? `${nameOf(figure)}${words.aside(nameOf({ name: figure.unit, nameEn: figure.unitEn }))}`
    : code;
}

/** What is wanted, `道路红线宽度: 不小于 12 米`; nothing where nothing is. */
export function wantedText({ about, value, bound = "exactly" }: Wanted, catalogue: Catalogue): string {
  if (about === undefined || value === undefined) return "";
  const figure = figureOf(about, catalogue);
  const amount = figure
    ? words.inUnit(String(value), nameOf({ name: figure.unit, nameEn: figure.unitEn }))
    : String(value);
  return `${figure ? nameOf(figure) : about}${words.colon}${words.bound[bound]} ${amount}`;
}
