/** What a route promises to answer, by its contract. */
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";

export const promised = (name: RouteName) => ROUTES.find((route) => route.name === name)!.answer.schema;
