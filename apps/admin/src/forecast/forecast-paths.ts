import { securityPath } from "../security/security-paths.ts";

/** When the staff will have set it up under the policy in force. */
export const forecastPath = `${securityPath}/forecast`;
/** The sheet for the staff room. */
export const sheetPath = `${securityPath}/sheet`;
