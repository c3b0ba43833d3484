import type { Context } from "@countersign/db";
import type { PortalAddresses } from "@countersign/messages/portal-address";
import type { Channels } from "./channels/channel.ts";

/** What the courier works with, beside the context of every flow. */
export type Post = { readonly context: Context; readonly channels: Channels; readonly addresses: PortalAddresses };
