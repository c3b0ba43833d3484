export { keepSession as POST } from "@countersign/portal/frame/session/tell-session.ts";
