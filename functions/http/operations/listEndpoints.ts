/** The departments' endpoints, each as it stands. */
import { switchesOf } from "../../app/base/endpoints.ts";
import { listEndpoints as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";
import { endpointsOf, endpointView } from "./endpointView.ts";

export const listEndpoints = handle(contract, ({ store, region, rules: { zone } }) => async () => {
  const endpoints = endpointsOf(region).map(async (endpoint) =>
    endpointView(endpoint, await switchesOf(store, endpoint.department.id), zone),
  );
  return { body: { endpoints: await Promise.all(endpoints) } };
});
