/** What is personal, in the cloud: apart from `wire.ts`, so that only who seals or opens it carries the client. */
import { KMSClient } from "@aws-sdk/client-kms";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { kmsCaseKeys } from "./adapters/kmsCaseKeys.ts";
import { contactsBy } from "./app/base/contacts.ts";

export function wireContacts() {
  const { CONTACT_KEY } = environment(["CONTACT_KEY"]);
  return { contacts: contactsBy(kmsCaseKeys(awsClient(KMSClient), CONTACT_KEY)) };
}
