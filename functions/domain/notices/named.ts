/** What the region calls what a notice speaks of; a code that it no longer has stands for itself. */
import type { Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";

export const matterName = ({ code, name, nameEn }: { code: string; name: string; nameEn: string }) => ({
  code,
  name,
  nameEn,
});

export function departmentName({ departments }: Region, id: string) {
  const found = nowOf(departments, id);
  return { id, name: found?.name ?? id, nameEn: found?.nameEn ?? id };
}

/** A control figure with its unit. */
export function figureName({ controlFigures }: Region, code: string) {
  const { name, nameEn, unit, unitEn } = controlFigures.find((figure) => figure.code === code) ?? {
    name: code,
    nameEn: code,
    unit: "",
    unitEn: "",
  };
  return { code, name, nameEn, unit, unitEn };
}

export function materialName({ materials }: Region, code: string) {
  const found = nowOf(materials, code);
  return { code, name: found?.name ?? code, nameEn: found?.nameEn ?? code };
}
