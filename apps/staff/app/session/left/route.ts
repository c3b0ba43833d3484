export { tellLeft as GET } from "@countersign/portal/frame/session/tell-session.ts";
