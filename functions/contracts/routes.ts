/** Every route there is: read off the nouns' files, so that a contract is all it takes. */
import * as agency from "./agency/routes.ts";
import * as application from "./application/routes.ts";
import * as billing from "./billing/routes.ts";
import * as powers from "./application/powers.ts";
import * as visits from "./application/visits.ts";
import * as green from "./application/green.ts";
import * as calendar from "./calendar/routes.ts";
import * as catalogue from "./catalogue/routes.ts";
import * as files from "./files/routes.ts";
import * as notices from "./notices/routes.ts";
import * as operations from "./operations/routes.ts";
import * as review from "./review/routes.ts";
import * as complaints from "./supervision/complaints.ts";
import * as ratings from "./supervision/ratings.ts";
import * as supervision from "./supervision/routes.ts";
import { apisOf, type Api, type Contract, type Noun } from "./base/contract.ts";

const NOUNS = {
  calendar,
  catalogue,
  review,
  supervision: { ...supervision, ...complaints, ...ratings },
  billing,
  application: { ...application, ...visits, ...powers, ...green },
  agency,
  files,
  notices,
  operations,
} as const satisfies Readonly<Record<Noun, object>>;

/** The contracts of one noun's file. */
type In<M> = M[keyof M];
type Routes = In<{ [N in keyof typeof NOUNS]: In<(typeof NOUNS)[N]> }>;

export type RouteName = Routes["name"];

/** The contract of a route by its name. */
export type RouteOf<N extends RouteName> = Extract<Routes, { name: N }>;

export const ROUTES: readonly (Contract & { name: RouteName })[] = Object.values(NOUNS).flatMap(
  (noun): (Contract & { name: RouteName })[] => Object.values(noun),
);

/** The routes that one of the two APIs serves. */
export const routesOn = (api: Api): typeof ROUTES => ROUTES.filter((route) => apisOf(route).includes(api));
