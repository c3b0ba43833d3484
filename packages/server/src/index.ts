export { type PortalName, startPortal } from "./start-portal.ts";
