/** Whose the overdue ones are. */
import { expect, it } from "@jest/globals";
import { byDepartment } from "../../web/supervision/now/byDepartment.ts";

it("names whoever has most first, and in the region's order where as many", () => {
  const named = (id: string) => ({ id, name: id, nameEn: id });
  const [land, water, roads] = [named("land"), named("water"), named("roads")];
  const rows = [roads, water, land, water, named("gone")].map((department) => ({ department }));
  expect(
    byDepartment(rows, [land, water, roads]).map(({ department, count }) => [department.id, count]),
  ).toEqual([
    ["water", 2],
    ["land", 1],
    ["roads", 1],
    ["gone", 1],
  ]);
});
