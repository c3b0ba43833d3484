import type { Kind } from "@countersign/db";

/** Settings › General › Security with its pages, and the one on which a change is looked at before it is saved. */
export const securityPath = "/settings/general/security";
const historyPath = `${securityPath}/history`;
export const textsPath = `${securityPath}/texts`;
export const reviewPath = `${securityPath}/review`;
/** The people a change affects, as a file. */
export const affectedFilePath = `${securityPath}/people.csv`;

/** The anchor of one version of a policy in the history of changes. */
export function policyVersionAnchor(kind: Kind, version: number): string {
  return `${kind}-version-${version}`;
}

/** Where one version of a policy is in the history of changes. */
export function policyVersionPath(kind: Kind, version: number): string {
  return `${historyPath}#${policyVersionAnchor(kind, version)}`;
}
