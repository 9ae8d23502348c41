/** The routes about the region's rules. */
import { contract } from "../base/contract.ts";
import { CatalogueAnswer } from "./answers.ts";

export const getCatalogue = contract({
  name: "getCatalogue",
  noun: "catalogue",
  method: "GET",
  path: "/v1/catalogue",
  access: "anyone",
  rights: [],
  summary: "The region's departments and matters: basis, limits, materials, fees, what silence means",
  answer: { status: 200, schema: CatalogueAnswer },
  problems: [],
});
