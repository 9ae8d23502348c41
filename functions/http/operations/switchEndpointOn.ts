/** The operator switches a department's endpoint on again. */
import { switchEndpoint } from "../../app/base/endpoints.ts";
import { switchEndpointOn as contract } from "../../contracts/operations/routes.ts";
import { switchOn } from "../../domain/review/endpoint.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { endpointsOf, endpointView } from "./endpointView.ts";

export const switchEndpointOn = handle(
  contract,
  ({ store, region, rules: { zone }, log }) =>
    async ({ path: { departmentId }, body: { reason }, by, now: at }) => {
      const known = endpointsOf(region);
      const endpoint = known.find(({ department }) => department.id === departmentId);
      if (!endpoint)
        throw refused("unknown-endpoint", { known: known.map(({ department }) => department.id) });
      const on = { by, at, reason };
      const after = await switchEndpoint(store, endpoint.department.id, (before) => switchOn(before, on));
      log.info("endpoint-switched-on", { department: departmentId });
      return { body: endpointView(endpoint, after, zone) };
    },
);
