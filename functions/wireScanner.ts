/** What scans files for malware, in the cloud; nothing where the operator has named no scanner. */
import { clamdScanner, scannerAddress } from "./adapters/clamd.ts";
import { environment } from "./adapters/environment.ts";

export function wireScanner() {
  const address = scannerAddress(environment(["SCANNER"]).SCANNER);
  return { scan: address && clamdScanner(address) };
}
