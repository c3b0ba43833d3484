import type { IncomingHttpHeaders } from "node:http";
import type { Context } from "@countersign/db";
import { z } from "zod";
import {
  type AddressFailure,
  type DeliveryKey,
  markDelivered,
  markFailed,
  markUndelivered,
} from "../delivery/delivery-events.ts";

/** A provider's call, as it came. */
export type Call = {
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What a provider told of one message, once it has proved that it is the provider. */
export type Told =
  | { readonly told: "forged" }
  /** Nothing of ours, or nothing that changes anything. */
  | { readonly told: "nothing" }
  | { readonly told: "delivered"; readonly key: DeliveryKey; readonly providerId: string }
  /** This message did not get through, and the address is not to blame. */
  | { readonly told: "undelivered"; readonly key: DeliveryKey; readonly providerId: string }
  /** A definite, permanent verdict on the address. */
  | {
      readonly told: "failed";
      readonly key: DeliveryKey;
      readonly providerId: string;
      readonly failure: AddressFailure;
    };

/** Reads one provider's call: whether it is theirs, and what it says. */
export type Reader = (call: Call) => Told;

/** Names of a row of `deliveries`, as they went out with the message and came back. */
export const deliveryNames = z.object({ clinic: z.guid(), delivery: z.guid() });

/** Writes down what was told. An event that comes again, late or out of order changes nothing that a newer one said. */
export async function note({ db, now }: Context, told: Told): Promise<void> {
  if (told.told === "forged" || told.told === "nothing") return;
  const event = { providerId: told.providerId, at: now() };
  if (told.told === "delivered") await markDelivered(db, told.key, event);
  else if (told.told === "undelivered") await markUndelivered(db, told.key, event);
  else await markFailed(db, told.key, told.failure, event);
}
