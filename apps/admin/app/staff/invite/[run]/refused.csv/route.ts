import { refusedRoute } from "../../../../../src/invite/run/send-refused.ts";

export const GET = refusedRoute("staff");
