declare module "dynalite" {
  import type { Server } from "node:http";
  const dynalite: (options: { path?: string; createTableMs?: number }) => Server;
  // oxlint-disable-next-line import/no-default-export -- that is how the package exports
  export default dynalite;
}
